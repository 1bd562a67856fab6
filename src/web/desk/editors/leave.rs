//! Taking an editor off a list, or removing one altogether: confirmed first, and done at once.

use axum::response::Response;

use super::{Done, MaybeEditor, OnEditor, after, back, found};
use crate::{
    app::editors::manage::{self as verb, EditorError},
    domain::editor::Editor,
    web::{
        desk::kit::{
            access::on_list::AtList,
            frame::Room,
            posted::{Nothing, Posted},
            question::Question,
            refused::Refusal,
        },
        fault::{Fault, FaultKind},
    },
};

/// The extent of a removal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Away {
    /// From this list.
    Leave,
    /// From the whole desk.
    Remove,
}

impl Away {
    /// The word in phrase names.
    const fn word(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Remove => "remove",
        }
    }

    const fn done(self) -> Done {
        match self {
            Self::Leave => Done::Left,
            Self::Remove => Done::Removed,
        }
    }

    /// The editor in the path, if the one at the desk may decide this about them; none: they have gone already.
    async fn whom(self, on: &OnEditor) -> Result<Option<Editor>, Fault> {
        if self == Self::Leave {
            return Ok(found(on).await?.filter(|editor| !editor.roles.owns_all));
        }
        if !on.editor().roles.owns_all {
            return Err(FaultKind::Nothing.into());
        }
        // An editor who was taken off this list in the meantime may still work at others.
        let (MaybeEditor(id),) = on.named;
        Ok(verb::all(on.app()).await?.into_iter().find(|editor| Some(editor.id) == id))
    }
}

/// `GET /desk/l/{list}/people/{person}/leave`
pub(crate) async fn ask_to_leave(on: OnEditor) -> Result<Response, Fault> {
    ask(&on, Away::Leave).await
}

/// `POST /desk/l/{list}/people/{person}/leave`
pub(crate) async fn leave(Posted { by: on, .. }: Posted<OnEditor, Nothing>) -> Result<Response, Fault> {
    carry_out(&on, Away::Leave).await
}

/// `GET /desk/l/{list}/people/{person}/remove`
pub(crate) async fn ask_to_remove(on: OnEditor) -> Result<Response, Fault> {
    ask(&on, Away::Remove).await
}

/// `POST /desk/l/{list}/people/{person}/remove`
pub(crate) async fn remove(Posted { by: on, .. }: Posted<OnEditor, Nothing>) -> Result<Response, Fault> {
    carry_out(&on, Away::Remove).await
}

/// Asks to confirm it.
async fn ask(on: &OnEditor, away: Away) -> Result<Response, Fault> {
    let editor = away.whom(on).await?.ok_or(FaultKind::Nothing)?;
    let (phrases, word) = (on.phrases(), away.word());
    let own = (editor.id == on.editor().id).then(|| phrases.say("desk-editors-own-after"));
    let whom = phrases.fill(&format!("desk-editors-{word}-text"), &[("name", editor.name.as_str())]);
    let question = Question {
        frame: on.frame(Room::Editors),
        title: phrases.say(&format!("desk-editors-{word}-ask")),
        texts: [whom].into_iter().chain(own).collect(),
        fields: Vec::new(),
        button: Some(phrases.say(&format!("desk-editors-{word}"))),
        back: on.paths().editors(),
        to_back: phrases.say("desk-ask-no"),
    };
    question.answer(on)
}

/// Takes the editor away. One who is not there any more has gone: a second click does no harm.
async fn carry_out(on: &OnEditor, away: Away) -> Result<Response, Fault> {
    let Some(editor) = away.whom(on).await? else { return Ok(back(on, away.done())) };
    let done = match away {
        Away::Leave => verb::set_role(on.app(), &editor.address, on.list.id, None).await,
        Away::Remove => verb::remove(on.app(), &editor.address).await,
    };
    match done {
        Ok(()) | Err(EditorError::Unknown) => Ok(after(on, &editor, away.done())),
        Err(error) => cannot(on, error),
    }
}

/// Says why it cannot be done.
fn cannot(on: &AtList, error: EditorError) -> Result<Response, Fault> {
    let phrases = on.phrases();
    let question = Question {
        title: phrases.say("desk-cannot"),
        texts: vec![error.phrase(phrases)?.tell(phrases)],
        fields: Vec::new(),
        button: None,
        back: on.paths().editors(),
        to_back: phrases.say("desk-editors-back"),
        frame: on.frame(Room::Editors),
    };
    question.answer(on)
}
