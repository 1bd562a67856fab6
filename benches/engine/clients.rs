//! What an application without an engine of its own would do: lettre's connection one command at a time, and lettre's pool.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    address::{Address, Envelope},
    transport::smtp::{
        PoolConfig,
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Quit, Rcpt},
        extension::ClientId,
    },
};
use tokio::{net::TcpStream, task::JoinSet};

use crate::{database::block_on, place::CONNECTIONS};

const FROM: &str = "update@example.org";
const TO: &str = "lezer@example.net";

/// Sends so many messages over lettre's connections, each with a task of its own that sends one command at a time over a
/// stream with `TCP_NODELAY`.
pub fn one_at_a_time(port: u16, count: u32, message: &[u8]) -> anyhow::Result<()> {
    let (from, to): (Address, Address) = (FROM.parse()?, TO.parse()?);
    let message: Arc<[u8]> = message.into();
    let task = |left: Arc<AtomicU32>| {
        let (from, to, message) = (from.clone(), to.clone(), message.clone());
        async move {
            let stream = TcpStream::connect(("127.0.0.1", port)).await?;
            stream.set_nodelay(true)?;
            let hello = ClientId::Domain("localhost".to_owned());
            let mut smtp = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello).await?;
            while takes_one(&left) {
                smtp.command(Mail::new(Some(from.clone()), Vec::new())).await?;
                smtp.command(Rcpt::new(to.clone(), Vec::new())).await?;
                smtp.command(Data).await?;
                smtp.message(&message).await?;
            }
            smtp.command(Quit).await?;
            Ok(())
        }
    };
    block_on(at_once(count, task))
}

/// Sends so many messages through lettre's pooled transport, by as many tasks as there are connections.
pub fn pooled(port: u16, count: u32, message: &[u8]) -> anyhow::Result<()> {
    let envelope = Envelope::new(Some(FROM.parse()?), vec![TO.parse()?])?;
    let message: Arc<[u8]> = message.into();
    let pool = PoolConfig::new().max_size(CONNECTIONS);
    let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1").port(port).pool_config(pool);
    block_on(async {
        // The pool looks after its connections by a task of the runtime it is made in.
        let transport = transport.build();
        let task = |left: Arc<AtomicU32>| {
            let (envelope, message, transport) = (envelope.clone(), message.clone(), transport.clone());
            async move {
                while takes_one(&left) {
                    transport.send_raw(&envelope, &message).await?;
                }
                Ok(())
            }
        };
        at_once(count, task).await
    })
}

/// Runs a task per connection until all messages are sent.
async fn at_once<F>(count: u32, task: impl Fn(Arc<AtomicU32>) -> F) -> anyhow::Result<()>
where
    F: Future<Output = anyhow::Result<()>> + Send + 'static,
{
    let left = Arc::new(AtomicU32::new(count));
    let mut tasks = JoinSet::new();
    for _ in 0..CONNECTIONS {
        tasks.spawn(task(left.clone()));
    }
    while let Some(ended) = tasks.join_next().await {
        ended??;
    }
    Ok(())
}

fn takes_one(left: &AtomicU32) -> bool {
    left.try_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
}
