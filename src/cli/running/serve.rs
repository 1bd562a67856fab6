//! `serve` and `worker`: the commands that run until they are told to stop.

use std::{net::SocketAddr, path::Path, time::Duration};

use anyhow::Context;
use chrono::TimeDelta;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    signal::unix::{SignalKind, signal},
    sync::{oneshot, watch},
    task::JoinHandle,
};

use super::{
    admin,
    composition::{Installation, UsageError},
    descriptors, modes,
};
use crate::{
    app::{App, editors::first_owner, running::sample},
    config::Config,
    domain::list::List,
    web::{self, counting, edge},
    worker::{
        heartbeat::{self, Heartbeat},
        outbox::{self, Journal, Until},
        slot::{self, Slot},
        timetable::Timetable,
    },
};

/// The time that open requests may take to finish after the signal to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// Serves pages, and delivers unless `no_worker`, until SIGINT or SIGTERM.
pub(crate) async fn serve(config: Config, no_worker: bool) -> anyhow::Result<()> {
    let mut settings = web_settings(&config, !no_worker)?;
    modes::warn(&config);
    let installation = Installation::open(&config).await?;
    let app = installation.app.clone();
    if !config.given && config.smtp_url.is_none() {
        sample::make(&app).await.context("the sample list cannot be made")?;
    }
    let listener = TcpListener::bind(config.listen).await.with_context(|| {
        format!("nothing can listen on {}; is it running already? (RONDBRIEF_LISTEN chooses another)", config.listen)
    })?;
    let stop = stop_signal()?;
    settings.stop = Some(stop.clone());
    let room = descriptors::room(descriptors::raise(), &config);
    let edge = edge::Edge::new(room, settings.trusted_proxies.clone());
    let admin = admin::serve(&app, &config, &settings, edge.clone()).await?;
    let mut work = if no_worker { None } else { Some(start_work(&app, &config, stop.clone()).await?) };
    greet(&app, &config).await?;
    let counting = tokio::spawn(counting::run(app.clone(), stop.clone()));
    let pages = web::router(app, settings);
    tokio::select! {
        () = edge::serve(listener, pages, edge, stop.clone()) => {}
        () = async { stopped(stop.clone()).await; tokio::time::sleep(LAST_REQUESTS).await } => {}
        () = ended(work.as_mut(), stop.clone()) => anyhow::bail!("delivery has ended by itself; start the service again"),
    }
    if let Some(work) = work {
        work.finish().await?;
    }
    if let Some(admin) = admin {
        // A connection that stays open is nothing to wait for.
        admin.abort();
    }
    counting.await?;
    counting::write(&installation.app).await;
    installation.close().await;
    Ok(())
}

/// Delivers and runs the timetable until SIGINT or SIGTERM.
pub(crate) async fn work(config: Config) -> anyhow::Result<()> {
    descriptors::raise();
    modes::warn(&config);
    let installation = Installation::open(&config).await?;
    let stop = stop_signal()?;
    let mut work = start_work(&installation.app, &config, stop.clone()).await?;
    tracing::info!("delivering");
    tokio::select! {
        () = stopped(stop.clone()) => {}
        () = ended(Some(&mut work), stop.clone()) => anyhow::bail!("delivery has ended by itself; start it again"),
    }
    work.finish().await?;
    installation.close().await;
    Ok(())
}

/// Asks the service that this configuration describes whether it is healthy.
pub(crate) async fn healthcheck(config: &Config) -> anyhow::Result<()> {
    let here = match config.listen.ip() {
        ip if ip.is_unspecified() => SocketAddr::from(([127, 0, 0, 1], config.listen.port())),
        _ => config.listen,
    };
    let asked = async {
        let mut stream = TcpStream::connect(here).await?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        std::io::Result::Ok(answer)
    };
    let answer = tokio::time::timeout(Duration::from_secs(5), asked).await.context("no answer in 5 seconds")??;
    anyhow::ensure!(answer.starts_with("HTTP/1.1 200"), "the service does not answer as it should");
    Ok(())
}

/// The tasks that run in the background.
struct Work {
    timetable: Timetable,
    heartbeat: JoinHandle<()>,
    /// Ends the heartbeat.
    farewell: oneshot::Sender<()>,
    outbox: JoinHandle<()>,
    /// Closes when the outbox loop ends, for whatever reason.
    running: oneshot::Receiver<()>,
}

impl Work {
    async fn finish(self) -> anyhow::Result<()> {
        self.timetable.stop().await;
        let ended = self.outbox.await;
        drop(self.farewell);
        self.heartbeat.await?;
        Ok(ended?)
    }
}

async fn start_work(app: &App, config: &Config, stop: watch::Receiver<bool>) -> anyhow::Result<Work> {
    let delivery = config.delivery;
    let settings = outbox::Settings {
        batch: delivery.batch.get(),
        lease: TimeDelta::from_std(delivery.lease)?,
        drain: delivery.drain,
    };
    let folder = &config.data_dir;
    let slot = Slot::take(folder)
        .with_context(|| format!("no folder for this worker can be taken in {}/workers", folder.display()))?;
    let own = slot.path().to_owned();
    let heartbeat = Heartbeat::start(app.clone(), slot).await.context("this worker cannot make itself known")?;
    let (farewell, end) = oneshot::channel();
    let heartbeat = tokio::spawn(heartbeat.run(end));
    let (alive, running) = oneshot::channel::<()>();
    for left in slot::left_behind(folder)? {
        journal(app, left.path()).await?;
    }
    let journal = journal(app, &own).await?;
    let delivering = outbox::run(app.clone(), settings, journal, stop, Until::Stopped);
    let outbox = tokio::spawn(async move {
        let _alive = alive;
        delivering.await;
    });
    let timetable = Timetable::start(app.clone()).await.context("the timetable cannot be started")?;
    // A readiness check need not wait for the next heartbeat.
    heartbeat::tell(app, Duration::ZERO).await;
    Ok(Work { timetable, heartbeat, farewell, outbox, running })
}

/// Opens the journal in a worker's folder, after recording in the database what the last process left in it.
async fn journal(app: &App, folder: &Path) -> anyhow::Result<Journal> {
    let (journal, left) = Journal::open(folder).context("the journal of the outbox cannot be opened")?;
    outbox::recover(app, &left).await.context("what the last process noted cannot be recorded")?;
    journal.begin().context("the journal of the outbox cannot be written")?;
    Ok(journal)
}

/// Returns when the outbox loop ends although nobody asked for it: otherwise pages without delivery would go unnoticed.
async fn ended(work: Option<&mut Work>, stop: watch::Receiver<bool>) {
    if let Some(work) = work
        && (&mut work.running).await.is_err()
        && !*stop.borrow()
    {
        return;
    }
    std::future::pending::<()>().await;
}

/// Becomes true at the first SIGINT or SIGTERM.
fn stop_signal() -> anyhow::Result<watch::Receiver<bool>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping: finishing what is under way");
        stop.send_replace(true);
        // Kept, so that no waiting task takes the end of this one for a signal.
        std::future::pending::<()>().await;
    });
    Ok(stopped)
}

async fn stopped(mut stop: watch::Receiver<bool>) {
    // An error means that the signal's task is gone, which also ends the service.
    drop(stop.wait_for(|stop| *stop).await);
}

fn web_settings(config: &Config, works: bool) -> anyhow::Result<web::Settings> {
    let trusted_proxies: Result<Vec<_>, _> = config.trusted_proxies.iter().map(|text| text.parse()).collect();
    Ok(web::Settings {
        trusted_proxies: trusted_proxies.map_err(UsageError::new)?,
        limits: web::Budget {
            per_network_per_hour: config.limits.sign_ups_per_network_per_hour,
            total_per_hour: config.limits.sign_ups_per_hour,
        },
        metrics_token: config.metrics_token.clone(),
        admin_apart: config.admin_listen.is_some(),
        works,
        ..web::Settings::default()
    })
}

/// Prints the addresses of the service.
async fn greet(app: &App, config: &Config) -> anyhow::Result<()> {
    let links = app.links();
    println!("Rondbrief is at {}/", links.base());
    let lists: Vec<List> = app.snapshot().lists().await?;
    for list in &lists {
        println!();
        println!("  {}", list.name);
        println!("    form     {}", links.list(&list.slug));
        println!("    archive  {}", links.archive(&list.slug));
    }
    println!();
    if let Some(link) = admin::mailbox_link(app, config)? {
        println!(
            "  No SMTP server is configured, so every mail is caught in the built-in mailbox. Its link lets a browser"
        );
        println!("  read every mail; whoever has the link can as well:");
        println!("    mailbox  {link}");
        println!();
    }
    greet_editors(app).await?;
    if lists.is_empty() {
        println!("  There is no list yet. Create one with `rondbrief list create` (see --help).");
        println!();
    }
    println!("  Data and secret key are in {}. Ctrl-C stops.", config.data_dir.display());
    Ok(())
}

/// Prints the address of the desk, or the link for the first owner.
async fn greet_editors(app: &App) -> anyhow::Result<()> {
    if let Some(token) = first_owner::link(app).await? {
        println!("  The desk, where editors work, has no owner yet. This link makes the first one. It works once, for");
        println!("  24 hours; the next start prints a new one:");
        println!("    owner    {}", app.links().first_owner(token));
    } else {
        println!("    desk     {}", app.links().desk());
    }
    println!();
    Ok(())
}
