//! The given values: the file's keys and the environment's variables in one form, with the errors in them.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::ConfigError;

/// The type of a key's value in the file.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Number,
    Flag,
    List,
}

/// All keys. The variable of a key is `RONDBRIEF_` and the key in capitals, with `_` for the dot.
const KEYS: [(&str, Form); 24] = [
    ("admin_listen", Form::Text),
    ("base_url", Form::Text),
    ("check_links", Form::Flag),
    ("data_dir", Form::Text),
    ("database_url", Form::Text),
    ("delivery.batch", Form::Number),
    ("delivery.connections", Form::Number),
    ("delivery.drain_seconds", Form::Number),
    ("delivery.lease_seconds", Form::Number),
    ("dkim.ed25519_key_file", Form::Text),
    ("dkim.ed25519_selector", Form::Text),
    ("dkim.key_file", Form::Text),
    ("dkim.selector", Form::Text),
    ("keep.captured_mail_days", Form::Number),
    ("keep.deliveries_days", Form::Number),
    ("limits.sign_ups_per_hour", Form::Number),
    ("limits.sign_ups_per_network_per_hour", Form::Number),
    ("listen", Form::Text),
    ("log", Form::Text),
    ("metrics_token", Form::Text),
    ("secret_key_file", Form::Text),
    ("smtp_ca_file", Form::Text),
    ("smtp_url", Form::Text),
    ("trusted_proxies", Form::List),
];

/// The families of tables whose names the owner chooses, with the keys of each.
const FAMILIES: [(&str, &[(&str, Form)]); 2] = [
    ("domains", &[("connections", Form::Number), ("per_minute", Form::Number), ("with", Form::List)]),
    (
        "routes",
        &[
            ("ca_file", Form::Text),
            ("connections", Form::Number),
            ("per_connection", Form::Number),
            ("per_day", Form::Number),
            ("per_hour", Form::Number),
            ("per_minute", Form::Number),
            ("per_second", Form::Number),
            ("quiet", Form::Text),
            ("reserve", Form::Number),
            ("url", Form::Text),
        ],
    ),
];

/// A value, and the name that its owner used for it.
struct Entry {
    name: String,
    text: String,
}

/// All values by key, and all errors so far.
#[derive(Default)]
pub(super) struct Given {
    entries: BTreeMap<&'static str, Entry>,
    tables: BTreeMap<(&'static str, String), Given>,
    errors: Vec<ConfigError>,
    /// The prefix of the keys in a table.
    prefix: String,
}

impl Given {
    /// Combines file and environment; the environment wins.
    pub(super) fn gather(file: Option<&str>, environment: &[(String, String)]) -> Self {
        let mut given = Self::default();
        if let Some(text) = file {
            match text.parse::<Table>() {
                Ok(table) => given.add_table(table),
                Err(error) => {
                    let line =
                        text.get(..error.span().unwrap_or(0..0).start).map_or(1, |before| before.split('\n').count());
                    given.complain("the configuration file", format!("line {line} is not TOML: {}", error.message()));
                }
            }
        }
        for (name, value) in
            environment.iter().filter(|(name, value)| name.starts_with("RONDBRIEF_") && !value.is_empty())
        {
            given.add_variable(name, value);
        }
        given
    }

    /// True if `key` was given a value.
    pub(super) fn holds(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Requires a value for `key`, without which another key makes no sense; the error is the remedy.
    pub(super) fn needs(&self, key: &str) -> Result<(), String> {
        if self.holds(key) { Ok(()) } else { Err(format!("this also needs {key}; give both, or neither")) }
    }

    /// Parses the value of `key`, or else `default`; if it cannot be parsed, returns `None` and adds an error.
    pub(super) fn read<T>(
        &mut self,
        key: &'static str,
        default: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let entry = self.entries.get(key);
        match parse(entry.map_or(default, |entry| &entry.text)) {
            Ok(value) => Some(value),
            Err(text) => {
                let name = entry.map_or_else(|| format!("{}{key}", self.prefix), |entry| entry.name.clone());
                self.errors.push(ConfigError { name, text });
                None
            }
        }
    }

    /// Does the same for a key without a default.
    pub(super) fn read_if_there<T>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        if self.holds(key) { self.read(key, "", parse) } else { None }
    }

    /// Takes the tables of a family, by name.
    pub(super) fn take_tables(&mut self, family: &'static str) -> Vec<(String, Self)> {
        let of_family = |(name, _): &(&'static str, String), _: &mut Self| *name == family;
        self.tables.extract_if(.., of_family).map(|((_, name), table)| (name, table)).collect()
    }

    /// Takes over the errors of a table.
    pub(super) fn take_errors_of(&mut self, table: Self) {
        self.errors.extend(table.errors);
    }

    /// All errors.
    pub(super) fn into_errors(self) -> Vec<ConfigError> {
        self.errors
    }

    pub(super) fn complain(&mut self, name: &str, text: String) {
        self.errors.push(ConfigError { name: name.to_owned(), text });
    }

    fn add_table(&mut self, table: Table) {
        for (name, value) in table {
            let family = FAMILIES.into_iter().find(|(family, _)| *family == name);
            if let (Some((family, known)), Value::Table(tables)) = (family, &value) {
                tables.iter().for_each(|(name, value)| self.add_to_family(family, known, name, value));
            } else if let Value::Table(inner) = value {
                for (inner, value) in inner {
                    self.add_key(&format!("{name}.{inner}"), &value);
                }
            } else {
                self.add_key(&name, &value);
            }
        }
    }

    fn add_to_family(&mut self, family: &'static str, known: &[(&'static str, Form)], name: &str, value: &Value) {
        let Value::Table(table) = value else {
            let remedy = format!("write [{family}.{name}] on a line of its own, and its values below");
            return self.complain(family, remedy);
        };
        let mut given = Self { prefix: format!("{family}.{name}."), ..Self::default() };
        for (key, value) in table {
            given.add(known, key, &format!("{}{key}", given.prefix), value);
        }
        self.tables.insert((family, name.to_owned()), given);
    }

    fn add_key(&mut self, name: &str, value: &Value) {
        self.add(&KEYS, name, name, value);
    }

    /// Adds the value of `key`, which must be one of `known` and was written as `name`.
    fn add(&mut self, known: &[(&'static str, Form)], key: &str, name: &str, value: &Value) {
        let Some((key, form)) = known.iter().copied().find(|(known, _)| *known == key) else {
            return self.complain(name, unknown(key, known.iter().map(|(key, _)| (*key).to_owned())));
        };
        match text(value, form) {
            Ok(text) => {
                self.entries.insert(key, Entry { name: name.to_owned(), text });
            }
            Err(remedy) => self.complain(name, remedy.to_owned()),
        }
    }

    fn add_variable(&mut self, name: &str, value: &str) {
        if let Some((key, _)) = KEYS.into_iter().find(|(key, _)| variable(key) == name) {
            self.entries.insert(key, Entry { name: name.to_owned(), text: value.to_owned() });
        } else if name != "RONDBRIEF_CONFIG" && !name.starts_with("RONDBRIEF_TEST_") {
            self.complain(name, unknown(name, KEYS.iter().map(|(key, _)| variable(key))));
        }
    }
}

fn variable(key: &str) -> String {
    format!("RONDBRIEF_{}", key.replace('.', "_").to_uppercase())
}

/// A value of the file as the environment would give it.
fn text(value: &Value, form: Form) -> Result<String, &'static str> {
    match (form, value) {
        (Form::Text, Value::String(text)) => Ok(text.clone()),
        (Form::Text, _) => Err("write a text in quotes"),
        (Form::Number, Value::Integer(number)) => Ok(number.to_string()),
        (Form::Number, _) => Err("write a whole number without quotes"),
        (Form::Flag, Value::Boolean(flag)) => Ok(flag.to_string()),
        (Form::Flag, _) => Err("write true or false without quotes"),
        (Form::List, Value::Array(values)) if values.iter().all(Value::is_str) => {
            Ok(values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","))
        }
        (Form::List, _) => Err("write a list of texts, such as [\"10.0.0.0/8\"]"),
    }
}

/// The remedy for an unknown name.
fn unknown(name: &str, known: impl Iterator<Item = String>) -> String {
    let near = known.map(|key| (strsim::osa_distance(name, &key), key)).min();
    match near {
        Some((distance, key)) if distance <= 3 => format!("this name is not known; did you mean {key}?"),
        _ => "this name is not known; remove it, or look it up in docs/configuration.md".to_owned(),
    }
}
