//! Verifying the log of acts from the command line.

use super::place_with_a_list;
use crate::support::raw::Raw;

const INVITE: &str = "rondbrief editor invite --everywhere --role owner --email - --name Anke < adres.txt";

#[tokio::test(flavor = "multi_thread")]
async fn a_log_is_verified_and_a_changed_one_is_told_with_its_entry() {
    let place = place_with_a_list();
    place.write("adres.txt", "anke@example.org\n");
    place.does(INVITE);
    let whole = place.does("rondbrief audit verify");
    assert!(
        whole.contains("No entry was changed, taken out or put in.") && !whole.contains("before the chain"),
        "{whole}"
    );
    let told: serde_json::Value = serde_json::from_str(&place.does("rondbrief audit verify --json")).unwrap();
    let hash = told["newest_hash"].as_str().unwrap().to_owned();
    assert!(told["sound"] == true && told["entries"].as_u64() > Some(0) && whole.contains(&hash), "{told}");
    place.does("rondbrief editor link --email - < adres.txt");
    let later = place.does(&format!("rondbrief audit verify --head {hash}"));
    assert!(later.contains(&format!("is that of entry {}: all up to there", told["entries"])), "{later}");
    assert!(later.contains("1 came after it"), "{later}");
    let other = "ab".repeat(32);
    let nowhere = place.types(&format!("rondbrief audit verify --head {other}"));
    assert!(nowhere.code == 1 && nowhere.stdout.contains("nowhere in the log"), "{nowhere:?}");
    assert_eq!(place.types("rondbrief audit verify --head abc").code, 2);
    let mut raw = Raw::open(&format!("sqlite:{}", place.path("rondbrief-data/rondbrief.db").display())).await;
    raw.run("DROP TRIGGER audit_not_changed").await;
    raw.run("UPDATE audit SET act = 'signed-out' WHERE act = 'link-made'").await;
    let changed = place.types("rondbrief audit verify");
    let words = "the entry is not as it was written";
    assert!(
        changed.code == 1 && changed.stdout.contains("Wrong in 1 places:") && changed.stdout.contains(words),
        "{changed:?}"
    );
    let json = place.types("rondbrief audit verify --json");
    let told: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((json.code, &told["sound"], &told["faults"][0]["fault"]), (1, &false.into(), &"changed".into()));
}
