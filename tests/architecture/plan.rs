//! The floor plan as tables: rooms, subjects inside a floor, crates, and the limits on files and folders.

/// The rooms, and the modules of ours that each may import. A longer path allows that one module only.
pub const ROOMS: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("mail", &["domain"]),
    ("outside", &["domain"]),
    ("app", &["domain", "store", "mail", "outside"]),
    ("web", &["domain", "app", "store::Snapshot"]),
    ("worker", &["domain", "app"]),
    ("config", &["domain", "store", "mail", "app", "web", "worker"]),
    ("cli", &["domain", "store", "mail", "outside", "app", "web", "worker", "config"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// A floor, and for each of its subjects the siblings that it may import.
pub type Floor = (&'static str, &'static [(&'static str, &'static [&'static str])]);

/// The subjects inside each floor, and the sibling subjects that each may import. A subject is a folder (or a file)
/// directly below the floor's room; one that is not named here imports no sibling.
pub const SUBJECTS: [Floor; 6] = [
    (
        "domain",
        &[
            ("subscriber", &["ids", "text", "time", "words"]),
            ("item", &["ids", "text", "time"]),
            ("mail", &["time", "words"]),
            ("returned", &["mail", "words"]),
            ("editor", &["ids", "text", "time", "token", "words"]),
            ("audit", &["editor", "ids", "time", "words"]),
            ("list", &["audit", "ids", "mail", "text", "time"]),
            ("running", &["ids", "list", "mail", "time", "token", "words"]),
            ("issue", &["ids", "item", "list", "running", "text", "time", "words"]),
            ("mail_kind", &["audit", "editor", "ids", "issue", "text", "time", "token"]),
        ],
    ),
    (
        "store",
        &[
            ("sql", &["journal"]),
            ("running", &["sql"]),
            ("lists", &["sql"]),
            ("items", &["sql"]),
            ("editors", &["sql"]),
            ("audit", &["sql"]),
            ("subscribers", &["audit", "lists", "running", "sql"]),
            ("issues", &["items", "outbox", "running", "sql", "subscribers"]),
            ("outbox", &["running", "sql", "subscribers"]),
        ],
    ),
    ("mail", &[("editors", &["compose"]), ("transport", &["captured", "compose", "smtp"])]),
    (
        "app",
        &[
            ("process", &["group_commit", "lists"]),
            ("audit", &["editors"]),
            ("items", &["audit"]),
            ("editors", &["running"]),
            ("subscribers", &["audit", "editors", "running"]),
            ("issues", &["audit", "editors", "items", "lists", "process"]),
            ("running", &["lists", "process"]),
            ("delivery", &["issues", "lists", "running"]),
            ("schedule", &["audit", "editors", "issues", "running"]),
        ],
    ),
    (
        "web/desk",
        &[
            ("account", &["kit"]),
            ("audit", &["kit"]),
            ("door", &["account", "kit"]),
            ("editors", &["kit"]),
            ("issues", &["kit", "lists", "queue"]),
            ("lists", &["kit"]),
            ("numbers", &["kit"]),
            ("queue", &["kit", "lists"]),
            ("settings", &["kit", "lists"]),
            ("subscribers", &["kit", "lists"]),
        ],
    ),
    (
        "cli",
        &[
            ("running", &["args", "show"]),
            ("audit", &["args", "show"]),
            ("copies", &["args", "running"]),
            ("editors", &["args", "running", "show"]),
            ("issues", &["args", "show"]),
            ("items", &["args", "running", "show"]),
            ("lists", &["args", "running", "show"]),
            ("receive", &["args", "show"]),
            ("subscribers", &["args", "running", "show"]),
        ],
    ),
];

/// Functions whose calls are written by a macro: serde names a module (`with = "..."`).
pub const CALLED_BY_MACROS: [&str; 1] = ["serialize"];

/// The most files of one kind that a folder may have.
pub const FULLEST: usize = 18;

/// The crates, and the rooms or single files that may name each.
pub const CRATES: [(&str, &[&str]); 41] = [
    ("aes_gcm_siv", &["store"]),
    ("ammonia", &["domain"]),
    ("anyhow", &["cli", "main"]),
    ("askama", &["mail", "web"]),
    ("atom_syndication", &["web"]),
    ("axum", &["web", "cli"]),
    ("clap", &["cli", "main"]),
    ("comrak", &["domain"]),
    ("css_inline", &["mail"]),
    ("csv", &["cli"]),
    ("dns_lookup", &["outside"]),
    ("fluent_langneg", &["web"]),
    ("futures_io", &["mail"]),
    ("futures_util", &["web"]),
    ("governor", &["web"]),
    ("hmac", &["store"]),
    ("hyper", &["web/edge/mod.rs", "web/edge/patience.rs"]),
    ("hyper_util", &["web/edge/mod.rs"]),
    ("icalendar", &["web"]),
    ("image", &["domain"]),
    ("indicatif", &["cli"]),
    ("ipnet", &["domain/running/public_address.rs", "web"]),
    ("lettre", &["mail"]),
    ("mail_auth", &["mail", "outside/records.rs"]),
    ("mail_parser", &["mail"]),
    ("png", &["domain"]),
    ("qrcodegen", &["web"]),
    ("reqwest", &["outside"]),
    ("rustix", &["cli"]),
    ("rustls", &["mail", "outside"]),
    ("rustls_native_certs", &["outside"]),
    (
        "sha2",
        &[
            "store",
            "cli/copies/manifest.rs",
            "domain/audit/chain.rs",
            "domain/editor/code.rs",
            "domain/editor/factor.rs",
            "domain/issue/fingerprint.rs",
            "domain/token.rs",
            "web/assets.rs",
        ],
    ),
    ("sqlx", &["store"]),
    ("tokio_cron_scheduler", &["worker"]),
    ("toml", &["config"]),
    ("totp_rs", &["domain"]),
    ("tower", &["web", "cli"]),
    ("tower_http", &["web", "cli"]),
    ("validator", &["domain", "web"]),
    ("webauthn_rs", &["app"]),
    ("zune_jpeg", &["domain"]),
];

/// The names that are forbidden because they do not describe their contents.
pub const EMPTY_NAMES: [&str; 7] = ["utils", "common", "helpers", "models", "types", "services", "manager"];

/// The most lines a file may have.
pub const LONGEST: usize = 400;
