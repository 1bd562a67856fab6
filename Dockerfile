# Builds the one binary, and leaves it in an image that runs it as an unprivileged user with its files in /data.
FROM rust:1.95-slim-trixie AS builder
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/source/target \
    cargo build --release --locked --bins && install -D target/release/rondbrief /out/rondbrief

# postgresql-client has the pg_dump and pg_restore of `rondbrief backup` and `restore`, in the version of the compose file's server.
FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates postgresql-client && rm -rf /var/lib/apt/lists/* \
    && install -d -o 10001 -g 10001 -m 700 /data
COPY --from=builder /out/rondbrief /usr/local/bin/rondbrief
ENV RONDBRIEF_DATA_DIR=/data RONDBRIEF_LISTEN=0.0.0.0:8080
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["rondbrief"]
CMD ["serve"]
