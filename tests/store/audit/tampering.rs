//! What a thief of the database may do to links, notes and whole entries of the log.

/// A kind of tampering: its name, and its statements.
pub type Tampering = (&'static str, Vec<String>);

/// The statements of each kind of tampering with links, notes and whole entries.
pub fn tamperings() -> Vec<Tampering> {
    let mut all = with_entries();
    all.extend(with_links());
    all.extend(with_notes());
    all
}

fn at(position: u8) -> String {
    format!("(SELECT entry_id FROM audit_link WHERE position = {position})")
}

fn one(sql: &str) -> Vec<String> {
    vec![sql.to_owned()]
}

fn with_entries() -> Vec<Tampering> {
    vec![
        ("an entry deleted", vec![format!("DELETE FROM audit WHERE id = {}", at(2))]),
        (
            "the newest entry deleted",
            one("DELETE FROM audit WHERE id = (SELECT entry_id FROM audit_link ORDER BY position DESC LIMIT 1)"),
        ),
        (
            "an entry and its link deleted",
            vec![
                format!("DELETE FROM audit WHERE id = {}", at(2)),
                "DELETE FROM audit_link WHERE position = 2".to_owned(),
            ],
        ),
        ("an entry put in", one("INSERT INTO audit (id, at, act) SELECT id, 7, 'signed-in' FROM issue_of")),
    ]
}

fn with_links() -> Vec<Tampering> {
    vec![
        (
            "the last link deleted",
            one("DELETE FROM audit_link WHERE position = (SELECT MAX(position) FROM kept_audit_link)"),
        ),
        ("the first link deleted", one("DELETE FROM audit_link WHERE position = 1")),
        ("a digest changed", one("UPDATE audit_link SET digest = hash WHERE position = 3")),
        ("a digest cut", one("UPDATE audit_link SET digest = (SELECT salt FROM audit LIMIT 1) WHERE position = 3")),
        ("a hash changed", one("UPDATE audit_link SET hash = digest WHERE position = 3")),
        (
            "the last hash changed",
            one("UPDATE audit_link SET hash = digest WHERE position = (SELECT MAX(position) FROM kept_audit_link)"),
        ),
        ("a link moved", one("UPDATE audit_link SET position = position + 1000 WHERE position = 2")),
        ("a link moved before the first", one("UPDATE audit_link SET position = -5 WHERE position = 1")),
        (
            "two entries swapped",
            vec![
                "DELETE FROM audit_link WHERE position IN (1, 2)".to_owned(),
                "INSERT INTO audit_link (position, entry_id, digest, hash) SELECT position, \
             (SELECT entry_id FROM kept_audit_link k WHERE k.position = 3 - l.position), digest, hash \
             FROM kept_audit_link l WHERE position IN (1, 2)"
                    .to_owned(),
            ],
        ),
        (
            "two digests swapped",
            one(
                "UPDATE audit_link SET digest = (SELECT k.digest FROM kept_audit_link k WHERE k.position = 3 - audit_link.position) \
             WHERE position IN (1, 2)",
            ),
        ),
        (
            "two whole entries swapped",
            one(
                "UPDATE audit SET at = (SELECT 2 * MIN(k.at) + 60000000 FROM kept_audit k WHERE k.role IS NOT NULL) - at \
             WHERE id IN (SELECT entry_id FROM kept_audit_link WHERE position IN (1, 2))",
            ),
        ),
        (
            "the end's hash changed",
            one("UPDATE audit_head SET hash = (SELECT hash FROM audit_link WHERE position = 1)"),
        ),
        ("the end's position changed", one("UPDATE audit_head SET position = position - 1")),
        ("the number of old entries changed", one("UPDATE audit_head SET adopted = adopted + 1")),
    ]
}

fn with_notes() -> Vec<Tampering> {
    vec![
        (
            "a note put in for an entry that is there",
            one(
                "INSERT INTO audit_erasure (position, entry_id, erased_by) SELECT l.position, l.entry_id, e.erased_by \
             FROM audit_link l, (SELECT erased_by FROM kept_audit_erasure LIMIT 1) e WHERE l.position = 2",
            ),
        ),
        (
            "an entry deleted as if it were erased with a person",
            vec![
                "INSERT INTO audit_erasure (position, entry_id, erased_by) SELECT l.position, l.entry_id, e.erased_by \
             FROM audit_link l, (SELECT erased_by FROM kept_audit_erasure LIMIT 1) e WHERE l.position = 2"
                    .to_owned(),
                format!("DELETE FROM audit WHERE id = {}", at(2)),
            ],
        ),
        (
            "the same, told by no entry",
            vec![
                "INSERT INTO audit_erasure (position, entry_id, erased_by) SELECT position, entry_id, entry_id \
             FROM audit_link WHERE position = 2"
                    .to_owned(),
                format!("DELETE FROM audit WHERE id = {}", at(2)),
            ],
        ),
        (
            "a note deleted",
            one("DELETE FROM audit_erasure WHERE position = (SELECT MIN(position) FROM kept_audit_erasure)"),
        ),
        (
            "a note about no link",
            one("INSERT INTO audit_erasure (position, entry_id, erased_by) SELECT 999, erased_by, erased_by \
                 FROM kept_audit_erasure LIMIT 1"),
        ),
        (
            "the entry that tells of an erasing deleted",
            one("DELETE FROM audit WHERE id = (SELECT erased_by FROM kept_audit_erasure LIMIT 1)"),
        ),
        ("all entries deleted", one("DELETE FROM audit")),
        ("all links deleted", one("DELETE FROM audit_link")),
    ]
}
