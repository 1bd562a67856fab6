//! Mail that comes back, from any server and anybody.

use rondbrief::domain::returned::{Class, Kind, MAX_RECIPIENTS, MAX_WORDS, read};

/// Any bytes are some mail. What is kept of it is bounded, and reading it again tells the same.
pub fn run(bytes: &[u8]) {
    let mail = read(bytes);
    assert_eq!(read(bytes), mail);
    assert!(mail.recipients.len() <= MAX_RECIPIENTS);
    assert!(mail.recipients.iter().all(|one| one.words.len() <= MAX_WORDS && !one.words.contains(char::is_control)));
    assert_eq!(mail.class == Class::None, mail.kind != Kind::Bounce, "{mail:?}");
    let kept = [&mail.return_paths, &mail.message_ids, &mail.leave_links];
    assert!(kept.iter().all(|list| list.len() <= 20));
    assert!(mail.status().is_none_or(|code| matches!(code.0, 2 | 4 | 5)));
}
