//! The built-in mailbox: a folder that catches every mail, for a first look without a mail server.

use std::{
    fs, io,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::PathBuf,
};

use mail_parser::{Addr, Address, Message, MessageParser};
use uuid::Uuid;

use crate::domain::time::Instant;

/// A folder of messages, one file each, readable by the service's own user only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    folder: PathBuf,
}

/// A captured message in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapturedMail {
    /// Its id; a later message has a higher one.
    pub id: Uuid,
    /// Its recipients.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// The moment of sending (RFC 3339).
    pub date: String,
}

/// A message taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// Its subject.
    pub subject: String,
    /// Its author.
    pub from: String,
    /// Its recipients.
    pub to: String,
    /// The moment of sending (RFC 3339).
    pub date: String,
    /// Its page.
    pub html: String,
    /// Its plain text.
    pub text: String,
}

impl Mailbox {
    /// A mailbox in `folder`, which is made when the first message comes.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Keeps a message under `id`; a second one with the same id takes the place of the first.
    ///
    /// It is written beside its place and then moved there, so that a crash leaves no half message.
    ///
    /// # Errors
    /// Those of the file system: a full disk, a folder that may not be written to.
    pub fn deliver(&self, id: Uuid, bytes: &[u8]) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let draft = self.folder.join(format!("{id}.part"));
        let written = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&draft)
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&draft, self.place(id)));
        if written.is_err() {
            drop(fs::remove_file(&draft));
        }
        written
    }

    /// The captured messages, newest first.
    ///
    /// # Errors
    /// Those of the file system. A mailbox that captured nothing yet is empty.
    pub fn list(&self) -> io::Result<Vec<CapturedMail>> {
        let mut ids = self.ids()?;
        ids.sort_unstable_by(|a, b| b.cmp(a));
        let mut captured = Vec::with_capacity(ids.len());
        for id in ids {
            // A message that was removed meanwhile is not listed.
            if let Some(bytes) = self.one(id)? {
                let Parts { to, subject, date, .. } = parts(&bytes);
                captured.push(CapturedMail { id, to, subject, date });
            }
        }
        Ok(captured)
    }

    /// One message, as it would have gone over the wire.
    ///
    /// # Errors
    /// Those of the file system; a message that is not there is `None`.
    pub fn one(&self, id: Uuid) -> io::Result<Option<Vec<u8>>> {
        present(fs::read(self.place(id)))
    }

    /// Removes the messages that were captured before `moment`, as their ids tell it.
    ///
    /// # Errors
    /// Those of the file system: the rest stays.
    pub fn forget_before(&self, moment: Instant) -> io::Result<()> {
        let until = u64::try_from(moment.timestamp()).unwrap_or(0);
        for id in self.ids()? {
            if id.get_timestamp().is_some_and(|made| made.to_unix().0 < until) {
                present(fs::remove_file(self.place(id)))?;
            }
        }
        Ok(())
    }

    fn place(&self, id: Uuid) -> PathBuf {
        self.folder.join(format!("{id}.eml"))
    }

    fn ids(&self) -> io::Result<Vec<Uuid>> {
        let Some(entries) = present(fs::read_dir(&self.folder))? else { return Ok(Vec::new()) };
        let mut ids = Vec::new();
        for entry in entries {
            let name = entry?.file_name();
            ids.extend(name.to_str().and_then(|name| name.strip_suffix(".eml")?.parse::<Uuid>().ok()));
        }
        Ok(ids)
    }
}

/// Takes a message apart; what it has not is empty.
#[must_use]
pub fn parts(bytes: &[u8]) -> Parts {
    let Some(message) = MessageParser::default().parse(bytes) else { return Parts::default() };
    Parts {
        subject: message.subject().unwrap_or_default().to_owned(),
        from: people(message.from()),
        to: people(message.to()),
        date: message.date().map(mail_parser::DateTime::to_rfc3339).unwrap_or_default(),
        html: own_part(&message, &message.html_body, "html"),
        text: own_part(&message, &message.text_body, "plain"),
    }
}

/// The first of a message's parts that is truly of `subtype`; the parser lists one of the other kind where it is missing.
fn own_part(message: &Message<'_>, ids: &[u32], subtype: &str) -> String {
    use mail_parser::MimeHeaders;
    ids.iter()
        .filter_map(|id| message.part(*id))
        .find(|part| part.content_type().map_or(subtype == "plain", |kind| kind.subtype() == Some(subtype)))
        .and_then(|part| part.text_contents())
        .unwrap_or_default()
        .to_owned()
}

fn people(addresses: Option<&Address<'_>>) -> String {
    let person = |addr: &Addr<'_>| match (addr.name(), addr.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => address.or(name).unwrap_or_default().to_owned(),
    };
    addresses.map(|addresses| addresses.iter().map(person).collect::<Vec<_>>().join(", ")).unwrap_or_default()
}

fn present<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const MAIL: &[u8] = b"From: A <a@example.org>\r\nTo: =?utf-8?Q?Ren=C3=A9?= <r@example.org>\r\nSubject: Dag\r\n\
                          Date: Tue, 13 Jan 2026 09:00:00 +0000\r\n\r\nhallo\r\n";

    fn mailbox() -> (tempfile::TempDir, Mailbox) {
        let folder = tempfile::tempdir().unwrap();
        let mailbox = Mailbox::new(folder.path().join("mailbox"));
        (folder, mailbox)
    }

    #[test]
    fn captured_mail_is_listed_newest_first() {
        let (_folder, mailbox) = mailbox();
        assert_eq!(mailbox.list().unwrap(), []);
        let ids = [1, 2].map(Uuid::from_u128);
        for id in ids {
            mailbox.deliver(id, MAIL).unwrap();
        }
        let captured = mailbox.list().unwrap();
        assert_eq!(captured.iter().map(|mail| mail.id).collect::<Vec<_>>(), [ids[1], ids[0]]);
        assert_eq!(captured[0].to, "René <r@example.org>");
        assert_eq!(captured[0].date, "2026-01-13T09:00:00Z");
        assert_eq!(mailbox.one(ids[0]).unwrap().as_deref(), Some(MAIL));
        assert_eq!(mailbox.one(Uuid::from_u128(3)).unwrap(), None);
    }

    #[test]
    fn nobody_else_can_read_a_message_and_no_half_one_stays() {
        let (_folder, mailbox) = mailbox();
        let id = Uuid::from_u128(1);
        mailbox.deliver(id, MAIL).unwrap();
        mailbox.deliver(id, MAIL).unwrap();
        assert_eq!(fs::metadata(mailbox.place(id)).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(&mailbox.folder).unwrap().count(), 1);
        fs::write(mailbox.folder.join("not-a-uuid.eml"), "x").unwrap();
        assert_eq!(mailbox.list().unwrap().len(), 1);
    }

    #[test]
    fn any_bytes_can_be_taken_apart() {
        assert_eq!(parts(b""), Parts::default());
        let parts = parts(MAIL);
        assert_eq!((parts.text.trim(), parts.html.as_str()), ("hallo", ""));
    }
}
