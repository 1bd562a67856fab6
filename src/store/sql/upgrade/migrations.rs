//! The migrations: numbered, forward only, and most of them one text for both engines.

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// A migration: its number, its name, its text.
pub(in super::super) type Step = (i64, &'static str, &'static str);

/// The migrations, forward only.
pub(in super::super) const COMMON: &[Step] = &[
    (1, "first", include_str!("../../../../migrations/0001_first.sql")),
    (2, "engine", include_str!("../../../../migrations/0002_engine.sql")),
    (3, "desk", include_str!("../../../../migrations/0003_desk.sql")),
    (6, "issue log", include_str!("../../../../migrations/0006_issue_log.sql")),
    (7, "factors", include_str!("../../../../migrations/0007_factors.sql")),
    (8, "queue", include_str!("../../../../migrations/0008_queue.sql")),
    (9, "readers", include_str!("../../../../migrations/0009_readers.sql")),
    (10, "list", include_str!("../../../../migrations/0010_list.sql")),
    (11, "numbers", include_str!("../../../../migrations/0011_numbers.sql")),
    (12, "opening", include_str!("../../../../migrations/0012_opening.sql")),
    (13, "second", include_str!("../../../../migrations/0013_second.sql")),
    (14, "choices", include_str!("../../../../migrations/0014_choices.sql")),
    (15, "sights", include_str!("../../../../migrations/0015_sights.sql")),
    (16, "reads", include_str!("../../../../migrations/0016_reads.sql")),
    (17, "aside", include_str!("../../../../migrations/0017_aside.sql")),
    (18, "approved", include_str!("../../../../migrations/0018_approved.sql")),
    (19, "queued by", include_str!("../../../../migrations/0019_queued_by.sql")),
    (20, "log items", include_str!("../../../../migrations/0020_log_items.sql")),
    (24, "sums", include_str!("../../../../migrations/0024_sums.sql")),
    (26, "limits", include_str!("../../../../migrations/0026_limits.sql")),
    (29, "keys", include_str!("../../../../migrations/0029_keys.sql")),
    (31, "sign in", include_str!("../../../../migrations/0031_sign_in.sql")),
    (32, "unread", include_str!("../../../../migrations/0032_unread.sql")),
    (36, "sign-in code", include_str!("../../../../migrations/0036_sign_in_code.sql")),
];

/// Migrations that each engine has a text of its own for: triggers, and changed CHECKs.
pub(in super::super) const SQLITE_ONLY: &[Step] = &[
    (4, "audit", include_str!("../../../../migrations/0004_audit_sqlite.sql")),
    (21, "audit replaced", include_str!("../../../../migrations/0021_audit_sqlite.sql")),
    (
        22,
        "vocabulary",
        concat!(
            include_str!("../../../../migrations/0022_vocabulary.sql"),
            include_str!("../../../../migrations/0022_states_sqlite.sql"),
        ),
    ),
    (
        23,
        "sealed",
        concat!(
            include_str!("../../../../migrations/0023_sealed.sql"),
            include_str!("../../../../migrations/0023_erased_sqlite.sql"),
        ),
    ),
    (25, "rewrite", include_str!("../../../../migrations/0025_rewrite.sql")),
    (27, "names", include_str!("../../../../migrations/0027_names.sql")),
    (
        28,
        "departures",
        concat!(
            include_str!("../../../../migrations/0028_departures.sql"),
            include_str!("../../../../migrations/0028_departures_sqlite.sql"),
        ),
    ),
    (
        30,
        "chain",
        concat!(
            include_str!("../../../../migrations/0030_chain.sql"),
            include_str!("../../../../migrations/0030_chain_sqlite.sql"),
        ),
    ),
];
pub(in super::super) const POSTGRES_ONLY: &[Step] = &[
    (4, "audit", include_str!("../../../../migrations/0004_audit_postgres.sql")),
    (
        22,
        "vocabulary",
        concat!(
            include_str!("../../../../migrations/0022_vocabulary.sql"),
            include_str!("../../../../migrations/0022_states_postgres.sql"),
        ),
    ),
    (
        23,
        "sealed",
        concat!(
            include_str!("../../../../migrations/0023_sealed.sql"),
            include_str!("../../../../migrations/0023_erased_postgres.sql"),
        ),
    ),
    (
        25,
        "rewrite",
        concat!(
            include_str!("../../../../migrations/0025_rewrite.sql"),
            include_str!("../../../../migrations/0025_rewrite_postgres.sql"),
        ),
    ),
    (
        27,
        "names",
        concat!(
            include_str!("../../../../migrations/0027_names.sql"),
            include_str!("../../../../migrations/0027_names_postgres.sql"),
        ),
    ),
    (
        28,
        "departures",
        concat!(
            include_str!("../../../../migrations/0028_departures.sql"),
            include_str!("../../../../migrations/0028_departures_postgres.sql"),
        ),
    ),
    (
        30,
        "chain",
        concat!(
            include_str!("../../../../migrations/0030_chain.sql"),
            include_str!("../../../../migrations/0030_chain_postgres.sql"),
        ),
    ),
];

/// The migrations of an engine, with its `own`.
pub(in super::super) fn of(own: &[Step]) -> Migrator {
    let migration = |(version, name, sql): Step| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(COMMON.iter().chain(own).copied().map(migration).collect())
}
