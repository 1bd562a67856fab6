//! Rust sources read as text: comments and literals are removed, and every path is resolved against its module.

/// A source file below src/, with its path there and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// A path in the code, and the module that it is in.
pub struct Mention {
    pub segments: Vec<String>,
    pub module: Vec<String>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The module that this file is; empty for the root of a crate.
    pub fn module(&self) -> Vec<String> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
    }

    pub fn room(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// The names that the program itself uses, those of its tests left out, and the names of the public functions among them.
    pub fn names(&self) -> (Vec<String>, Vec<String>) {
        if self.path.ends_with("/tests.rs") {
            return Default::default();
        }
        let program = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let tokens = tokens(program);
        let is_public = |at: usize| {
            let before = tokens[..at].iter().rev().take_while(|token| !matches!(token.as_str(), ";" | "}" | "{" | "]"));
            before.into_iter().any(|token| token == "pub")
        };
        let starts = (1..tokens.len()).filter(|at| tokens[at - 1] == "fn" && is_name(&tokens[*at]) && is_public(*at));
        (starts.map(|at| tokens[at].clone()).collect(), tokens.into_iter().filter(|token| is_name(token)).collect())
    }

    pub fn mentions(&self) -> Vec<Mention> {
        let tokens = tokens(&self.text);
        let (mut mentions, mut braces, mut i) = (Vec::new(), Vec::new(), 0);
        while i < tokens.len() {
            match tokens[i].as_str() {
                "{" if i > 1 && tokens[i - 2] == "mod" => braces.push(Some(tokens[i - 1].clone())),
                "{" => braces.push(None),
                "}" => drop(braces.pop()),
                token if is_name(token) => {
                    let mut found = Vec::new();
                    i = read_path(&tokens, i, &[], &mut found);
                    let module = [self.module(), braces.iter().flatten().cloned().collect()].concat();
                    mentions.extend(found.into_iter().map(|segments| Mention { segments, module: module.clone() }));
                    continue;
                }
                _ => {}
            }
            i += 1;
        }
        mentions
    }
}

impl Mention {
    /// The path from the crate's root; `None` for a path that is not ours.
    pub fn ours(&self) -> Option<Vec<String>> {
        let supers = self.segments.iter().take_while(|segment| *segment == "super").count();
        match self.segments[0].as_str() {
            "crate" | "rondbrief" => Some(self.segments[1..].to_vec()),
            "self" => Some([&self.module, &self.segments[1..]].concat()),
            "super" => {
                let above = self.module.len().saturating_sub(supers);
                Some([&self.module[..above], &self.segments[supers..]].concat())
            }
            _ => None,
        }
    }

    pub fn is_in_a_test(&self) -> bool {
        self.module.iter().any(|name| name == "tests")
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads the path, or the tree of paths in a `use`, that begins at `i`; gives the index of its end.
fn read_path(tokens: &[String], mut i: usize, prefix: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let token = |i: usize| tokens.get(i).map_or("", String::as_str);
    let mut segments = prefix.to_vec();
    loop {
        match token(i) {
            "{" => {
                i += 1;
                while !matches!(token(i), "}" | "") {
                    let skipped = match token(i) {
                        "as" => 2,
                        name if is_name(name) || name == "*" => 0,
                        _ => 1,
                    };
                    i = if skipped == 0 { read_path(tokens, i, &segments, found) } else { i + skipped };
                }
                return i + 1;
            }
            "self" if !prefix.is_empty() => i += 1,
            "*" => i += 1,
            name => {
                segments.push(name.to_owned());
                i += 1;
            }
        }
        let goes_on = token(i) == "::" && (is_name(token(i + 1)) || matches!(token(i + 1), "{" | "*"));
        if !goes_on {
            found.push(segments);
            return i;
        }
        i += 1;
    }
}

/// The names and signs of a Rust source, without comments, text and character literals, and the quotes of lifetimes.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (token, length) = if rest.starts_with("//") {
            (None, rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            (None, rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else if let Some(length) = literal(rest) {
            (None, length)
        } else if name > 0 {
            (Some(&rest[..name]), name)
        } else if rest.starts_with("::") {
            (Some("::"), 2)
        } else {
            let length = first.len_utf8();
            ((!first.is_whitespace() && first != '\'').then_some(&rest[..length]), length)
        };
        tokens.extend(token.map(str::to_owned));
        rest = &rest[length..];
    }
    tokens
}

/// The length of the text or character literal that `rest` begins with, if it begins with one.
fn literal(rest: &str) -> Option<usize> {
    let opened = rest.trim_start_matches(['b', 'c']);
    let lead = rest.len() - opened.len();
    if let Some(raw) = opened.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if let Some(inner) = raw[hashes..].strip_prefix('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            return Some(lead + 1 + hashes + 1 + inner.find(&end).map_or(inner.len(), |at| at + end.len()));
        }
    }
    let quote = opened.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    let close = opened.char_indices().skip(1).find(|(_, c)| {
        let closes = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    let length = close.map_or(opened.len(), |(at, _)| at + 1);
    let is_lifetime = quote == '\'' && !opened.starts_with("'\\") && opened[..length].chars().count() != 3;
    (!is_lifetime).then_some(lead + length)
}
