//! `rondbrief route`: the routes of mail, and how they are doing.

use crate::{
    app::{
        App,
        delivery::routes::{self, RouteReport},
    },
    cli::{args::RouteCommand, show},
};

/// Runs one of the route commands.
pub(crate) async fn run(app: &App, command: &RouteCommand) -> anyhow::Result<()> {
    let RouteCommand::List { json } = command;
    let reports = routes::report(app).await?;
    if *json {
        return show::json(&reports);
    }
    reports.iter().for_each(print);
    Ok(())
}

fn print(route: &RouteReport) {
    println!("{}  {}", route.name, route.server);
    println!("  connections  {} of {}", route.connections, route.most_connections);
    println!("  last hour    {}", route.used_in_an_hour);
    println!("  last day     {}", route.used_in_a_day);
    if let Some(until) = route.closed_until {
        println!("  closed until {}", until.format("%Y-%m-%d %H:%M:%S UTC"));
    }
    if let Some(reason) = &route.reason {
        println!("  because      {reason}");
    }
}
