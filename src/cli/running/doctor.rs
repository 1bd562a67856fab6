//! `rondbrief doctor`: prints the findings of [`crate::app::running::doctor`], and those about the secret key.

use std::{fs, os::unix::fs::PermissionsExt};

use anyhow::ensure;
use secrecy::ExposeSecret;

use super::{
    composition::{self, Installation, UsageError},
    key_files,
};
use crate::{
    app::running::{
        doctor::{self, Finding, Verdict},
        readiness,
    },
    cli::show,
    config::Config,
    outside::records::Dns,
    store::StoreUrl,
};

/// Examines everything, prints the findings, and fails if something is wrong.
pub(crate) async fn run(config: &Config, json: bool) -> anyhow::Result<()> {
    let mut findings = inside(config).await?;
    findings.push(key(config));
    findings.extend(doctor::ways_out(&composition::routes(config)?).await);
    if json {
        show::json(&findings)?;
    } else {
        findings.iter().for_each(print);
    }
    let wrong = findings.iter().filter(|finding| finding.verdict == Verdict::Wrong).count();
    let noun = if wrong == 1 { "thing is" } else { "things are" };
    ensure!(wrong == 0, "{wrong} {noun} wrong");
    Ok(())
}

/// The findings about the database and what is in it. The doctor does not create a database that does not exist.
async fn inside(config: &Config) -> anyhow::Result<Vec<Finding>> {
    let url: StoreUrl = config.database_url.expose_secret().parse().map_err(UsageError::new)?;
    if let StoreUrl::Sqlite(path) = &url
        && !path.exists()
    {
        let words = format!("there is no file yet at {}", path.display());
        return Ok(vec![Finding::look(
            "database",
            words,
            "start `rondbrief serve` to create it, or check database_url",
        )]);
    }
    match Installation::open(config).await {
        Ok(installation) => {
            let app = &installation.app;
            let findings = async {
                let mut findings = doctor::examine(app).await?;
                findings.extend(readiness::examine(app, Dns::of_system().as_ref()).await?);
                Ok(findings)
            };
            let findings = findings.await;
            installation.close().await;
            findings
        }
        Err(error) => {
            let remedy = "check database_url and secret_key_file, and whether the database runs";
            Ok(vec![Finding::wrong("database", format!("{error:#}"), remedy)])
        }
    }
}

fn key(config: &Config) -> Finding {
    let file = &config.secret_key_file;
    let Ok(found) = fs::metadata(file) else {
        let words = format!("there is no file yet at {}", file.display());
        return Finding::look(
            "key",
            words,
            "the first start creates it; then keep a copy of it, separate from the database",
        );
    };
    if key_files::coming(file).exists() {
        let remedy = "run `rondbrief key rotate`, or remove it";
        return Finding::look("key", "a new key is prepared beside it, and not in use", remedy);
    }
    if found.permissions().mode() & 0o077 != 0 {
        let remedy = format!("chmod 600 {}", file.display());
        return Finding::look("key", "others on this machine can read it", remedy);
    }
    Finding::ok("key", "only this user can read it; keep a copy of it, separate from the database")
}

fn print(finding: &Finding) {
    let verdict = match finding.verdict {
        Verdict::Ok => "ok",
        Verdict::Look => "look",
        Verdict::Wrong => "wrong",
    };
    println!("{verdict:5}  {}: {}", finding.about, finding.words);
    if let Some(remedy) = &finding.remedy {
        println!("       {remedy}");
    }
}
