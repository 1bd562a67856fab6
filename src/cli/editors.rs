//! `rondbrief editor`: inviting, listing and removing editors, and changing their roles.

use serde_json::json;

use super::{
    args::{EditorCommand, Place, RoleWord},
    running::composition::UsageError,
    show,
};
use crate::{
    app::{
        App,
        editors::{
            manage::{self, Invitation, Post},
            sign_in,
        },
        lists,
    },
    domain::{
        editor::{Editor, Role, sign_in::LINK_LASTS},
        list::List,
    },
};

/// Runs one of the editor commands.
pub(super) async fn run(app: &App, command: EditorCommand) -> anyhow::Result<()> {
    match command {
        EditorCommand::Invite { who, name, language, place, role } => {
            let post = match (list(app, &place).await?, role) {
                (Some(list), Some(role)) => Post::On(list.id, role),
                (Some(_), None) => return Err(UsageError::new("name the role, such as --role editor").into()),
                (None, None | Some(Role::Owner)) => Post::OwnerOfAll,
                (None, Some(_)) => return Err(only_owners_everywhere()),
            };
            let invitation = Invitation { address: who.email, name, language, post };
            if manage::invite(app, invitation).await? {
                println!(
                    "Invited. A mail that explains how to sign in is on its way. The sign-in page is {}",
                    app.links().sign_in()
                );
            } else {
                println!("Invited, but no mail was sent: there is no list to send it from.");
                println!("Run `rondbrief editor link` to print a link that signs the editor in.");
            }
            Ok(())
        }
        EditorCommand::Link { who } => {
            let editor = manage::find(app, &who.email).await?;
            println!("{}", app.links().enter(sign_in::link(app, &editor).await?));
            eprintln!("This link works once, within {} minutes, in any browser.", LINK_LASTS.num_minutes());
            Ok(())
        }
        EditorCommand::List { json } => print(app, json).await,
        EditorCommand::Role { who, place, role: RoleWord(role) } => {
            match (list(app, &place).await?, role) {
                (Some(list), role) => manage::set_role(app, &who.email, list.id, role).await?,
                (None, None) => manage::set_owns_all(app, &who.email, false).await?,
                (None, Some(Role::Owner)) => manage::set_owns_all(app, &who.email, true).await?,
                (None, Some(_)) => return Err(only_owners_everywhere()),
            }
            println!("Changed. The editor must sign in again.");
            Ok(())
        }
        EditorCommand::ForgetFactors { who } => {
            manage::forget_factors(app, &who.email).await?;
            println!("Removed. The editor is signed out everywhere, and sets up a new second factor after signing in.");
            Ok(())
        }
        EditorCommand::Remove { who } => {
            manage::remove(app, &who.email).await?;
            println!("Removed, and signed out everywhere. Only the name is kept, for the log of who did what.");
            Ok(())
        }
    }
}

fn only_owners_everywhere() -> anyhow::Error {
    UsageError::new("without --list the only role is owner; name a --list for any other role").into()
}

/// The list that was named; `None` for the whole installation.
async fn list(app: &App, place: &Place) -> anyhow::Result<Option<List>> {
    Ok(match &place.slug {
        Some(slug) => Some(lists::manage::find(app, slug).await?),
        None => None,
    })
}

async fn print(app: &App, as_json: bool) -> anyhow::Result<()> {
    let (editors, lists) = (manage::all(app).await?, app.snapshot().lists().await?);
    let roles = |editor: &Editor| {
        let of = |list: &List| Some((list.slug.to_string(), editor.roles.of_lists.get(&list.id)?.word()));
        lists.iter().filter_map(of).collect::<Vec<_>>()
    };
    if as_json {
        let all: Vec<_> = editors
            .iter()
            .map(|editor| {
                json!({
                    "email": editor.address.as_str(),
                    "name": editor.name,
                    "language": editor.language,
                    "owner": editor.roles.owns_all,
                    "roles": roles(editor).into_iter().collect::<std::collections::BTreeMap<_, _>>(),
                })
            })
            .collect();
        return show::json(&all);
    }
    for editor in &editors {
        let everywhere = editor.roles.owns_all.then(|| "owner of the installation".to_owned());
        let single = roles(editor).into_iter().map(|(slug, role)| format!("{slug}: {role}"));
        let roles: Vec<_> = everywhere.into_iter().chain(single).collect();
        println!("{}  {}  {}", editor.address.as_str(), editor.name, roles.join(", "));
    }
    Ok(())
}
