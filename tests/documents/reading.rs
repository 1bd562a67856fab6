//! Reads Markdown as far as the tests need it: fenced blocks and their commands, code within a line, links, headings.

use super::file;

/// A document.
pub struct Document {
    pub path: String,
    pub text: String,
}

/// A fenced block.
pub struct Block {
    /// The word behind the fence, such as `sh`.
    pub language: String,
    pub text: String,
}

impl Document {
    pub fn read(path: &str) -> Self {
        Self { path: path.to_owned(), text: file(path) }
    }

    /// The fenced blocks, without the indentation of their fences.
    pub fn blocks(&self) -> Vec<Block> {
        let (mut blocks, mut lines) = (Vec::new(), self.text.lines());
        while let Some(line) = lines.next() {
            let Some(language) = line.trim_start().strip_prefix("```") else { continue };
            let indentation = line.len() - line.trim_start().len();
            let inside = lines.by_ref().take_while(|line| line.trim() != "```");
            let inside: Vec<_> = inside.map(|line| line.get(indentation..).unwrap_or("")).collect();
            blocks.push(Block { language: language.trim().to_owned(), text: inside.join("\n") + "\n" });
        }
        blocks
    }

    /// The fenced blocks of one language.
    pub fn blocks_of(&self, language: &str) -> Vec<Block> {
        self.blocks().into_iter().filter(|block| block.language == language).collect()
    }

    /// The commands of all `sh` blocks, in order.
    pub fn commands(&self) -> Vec<String> {
        self.blocks_of("sh").iter().flat_map(|block| commands(&block.text)).collect()
    }

    /// The text without fenced blocks.
    pub fn prose(&self) -> String {
        let mut fenced = false;
        let outside = self.text.lines().filter(|line| {
            let fence = line.trim_start().starts_with("```");
            fenced ^= fence;
            !fenced && !fence
        });
        outside.collect::<Vec<_>>().join("\n")
    }

    /// The code within lines of prose.
    pub fn code(&self) -> Vec<String> {
        let prose = self.prose();
        prose.split("\n\n").flat_map(|paragraph| every_second(paragraph, "`")).collect()
    }

    /// The texts in bold.
    pub fn bold(&self) -> Vec<String> {
        let prose = self.prose();
        prose.split("\n\n").flat_map(|paragraph| every_second(paragraph, "**")).collect()
    }

    /// The targets of its links and pictures.
    pub fn targets(&self) -> Vec<String> {
        let prose = self.prose();
        let between = |start: &str, end: char| {
            let parts = prose.split(start).skip(1);
            parts.filter_map(|part| Some(part.split_once(end)?.0.to_owned())).collect::<Vec<_>>()
        };
        [between("](", ')'), between("src=\"", '"'), between("href=\"", '"')].concat()
    }

    /// The anchors of its headings, as GitHub makes them.
    pub fn anchors(&self) -> Vec<String> {
        let prose = self.prose();
        let headings = prose.lines().filter_map(|line| line.strip_prefix('#'));
        headings.map(|heading| anchor(heading.trim_start_matches('#').trim())).collect()
    }
}

/// The anchor of a heading: lower case, hyphens for spaces, without other signs.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// The texts between the first `mark` and the second, the third and the fourth, and so on; each on one line.
fn every_second(text: &str, mark: &str) -> Vec<String> {
    let parts: Vec<_> = text.split(mark).collect();
    assert!(parts.len() % 2 == 1, "an odd number of {mark} in:\n{text}");
    parts.iter().skip(1).step_by(2).map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The commands of a script: one a line, continued by a backslash, or with a text up to its end mark.
pub fn commands(script: &str) -> Vec<String> {
    let (mut commands, mut lines) = (Vec::new(), script.lines());
    while let Some(line) = lines.next() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut command = line.to_owned();
        while command.ends_with('\\') {
            command = format!("{command}\n{}", lines.next().expect("a line goes on"));
        }
        if let Some((_, mark)) = command.split_once("<<'") {
            let mark = mark.split_once('\'').expect("an end mark").0.to_owned();
            for line in lines.by_ref() {
                command = format!("{command}\n{line}");
                if line == mark {
                    break;
                }
            }
        }
        commands.push(command);
    }
    commands
}

#[test]
fn commands_are_found_in_a_script() {
    let script = "# first\nmake it \\\n  go\n\ncat > a <<'END'\nwords # kept\nEND\nlast  # why\n";
    assert_eq!(commands(script), ["make it \\\n  go", "cat > a <<'END'\nwords # kept\nEND", "last  # why"]);
}

#[test]
fn anchors_are_made_as_github_does() {
    assert_eq!(anchor("What is kept about readers?"), "what-is-kept-about-readers");
    assert_eq!(anchor("The key, and backups"), "the-key-and-backups");
}
