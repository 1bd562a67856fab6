//! A connection to a server that a test can cut and restore.

use std::net::SocketAddr;

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// A port of the loopback that forwards to another one; it closes with the test.
pub struct Detour {
    pub port: u16,
    is_open: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Detour {
    pub async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let (port, is_open) = (listener.local_addr().unwrap().port(), watch::Sender::new(true));
        let told = is_open.subscribe();
        let task = tokio::spawn(async move {
            while let Ok((mut here, _)) = listener.accept().await {
                let mut told = told.clone();
                tokio::spawn(async move {
                    let led = async { copy_bidirectional(&mut here, &mut TcpStream::connect(server).await?).await };
                    tokio::select! {
                        biased;
                        _ = told.wait_for(|is_open| !is_open) => {}
                        // Either side ends the connection for both.
                        done = led => drop(done),
                    }
                });
            }
        });
        Self { port, is_open, task }
    }

    /// Ends all connections, and ends every new one at once.
    pub fn cut(&self) {
        self.is_open.send_replace(false);
    }

    /// Lets connections through again.
    pub fn mend(&self) {
        self.is_open.send_replace(true);
    }
}

impl Drop for Detour {
    fn drop(&mut self) {
        self.task.abort();
    }
}
