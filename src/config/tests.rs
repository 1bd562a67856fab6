//! Correct configurations, and every way to get one wrong.

use super::*;

fn read(file: &str, environment: &[(&str, &str)]) -> Result<Config, ConfigErrors> {
    let environment: Vec<_> = environment.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    Config::read(Some(file), &environment)
}

fn errors(file: &str, environment: &[(&str, &str)]) -> Vec<String> {
    read(file, environment).unwrap_err().0.iter().map(ToString::to_string).collect()
}

#[test]
fn without_any_configuration_everything_stands_in_the_data_folder() {
    let config = Config::read(None, &[]).unwrap();
    assert!(!config.given);
    assert_eq!(config.database_url.expose_secret(), "sqlite:rondbrief-data/rondbrief.db");
    assert_eq!(config.secret_key_file, Path::new("rondbrief-data/secret.key"));
    assert_eq!(config.base_url.as_str(), "http://127.0.0.1:8080/");
    assert!(config.smtp_url.is_none() && config.trusted_proxies.is_empty());
    assert_eq!(config.delivery.connections.get(), 10);
    assert_eq!(config.delivery.lease, Duration::from_secs(50));
    assert_eq!(config.limits.sign_ups_per_hour.get(), 2_000);
    assert_eq!(config.log, "info,tokio_cron_scheduler=warn");
    assert!(config.check_links);
}

#[test]
fn the_environment_wins_over_the_file_and_an_empty_variable_says_nothing() {
    let file = "
        data_dir = '/srv/letters'
        check_links = false
        listen = '[::1]:9000'
        trusted_proxies = ['10.0.0.0/8', '2001:db8::1']
        [limits]
        sign_ups_per_network_per_hour = 5
        [delivery]
        connections = 3
        drain_seconds = 7
    ";
    let config = read(file, &[("RONDBRIEF_DELIVERY_CONNECTIONS", "4"), ("RONDBRIEF_DATA_DIR", "")]).unwrap();
    assert!(config.given && !config.check_links);
    assert_eq!(config.database_url.expose_secret(), "sqlite:/srv/letters/rondbrief.db");
    assert_eq!(config.base_url.as_str(), "http://[::1]:9000/");
    assert_eq!(config.trusted_proxies, ["10.0.0.0/8", "2001:db8::1"]);
    assert_eq!(config.limits.sign_ups_per_network_per_hour.get(), 5);
    assert_eq!((config.delivery.connections.get(), config.delivery.drain), (4, Duration::from_secs(7)));
    let config = read(file, &[("RONDBRIEF_TRUSTED_PROXIES", "192.0.2.1, ::1")]).unwrap();
    assert_eq!(config.trusted_proxies, ["192.0.2.1", "::1"]);
}

#[test]
fn everything_wrong_is_told_at_once_by_the_name_its_owner_gave_it() {
    let file = "lisen = '127.0.0.1:80'\nlog = 3\ncheck_links = 'no'\n[limits]\nsign_ups_per_hour = 0\n[delivery]\nbatch = 'many'\n[mail]\nhost = 'x'";
    let environment =
        [("RONDBRIEF_SMPT_URL", "smtp://x"), ("RONDBRIEF_LISTEN", "here"), ("RONDBRIEF_DELIVERY_LEASE_SECONDS", "-1")];
    let found = errors(file, &environment);
    for expected in [
        "lisen: this name is not known; did you mean listen?",
        "log: write a text in quotes",
        "check_links: write true or false without quotes",
        "limits.sign_ups_per_hour: \"0\" is out of range; write a whole number from 1 to 1000000",
        "delivery.batch: write a whole number without quotes",
        "mail.host: this name is not known; remove it, or look it up in docs/configuration.md",
        "RONDBRIEF_SMPT_URL: this name is not known; did you mean RONDBRIEF_SMTP_URL?",
        "RONDBRIEF_LISTEN: \"here\" is not an address; write an IP address and a port, such as 127.0.0.1:8080",
        "RONDBRIEF_DELIVERY_LEASE_SECONDS: \"-1\" is out of range; write a whole number from 1 to 3600",
    ] {
        assert!(found.iter().any(|error| error == expected), "{expected}\nnot in {found:#?}");
    }
    assert_eq!(found.len(), 9);
    assert_eq!(read(file, &environment).unwrap_err().to_string().lines().count(), 10);
}

#[test]
fn every_wrong_value_names_its_key_and_a_remedy() {
    for (line, remedy) in [
        ("base_url = 'news.example.org'", "https://"),
        ("base_url = 'ftp://example.org'", "https://"),
        ("base_url = 'https://me:hush@example.org'", "without user name"),
        ("base_url = 'https://example.org/?a'", "without user name"),
        ("data_dir = ''", "write a path"),
        ("secret_key_file = ' '", "write a path"),
        ("smtp_ca_file = ''", "write a path"),
        ("database_url = 'mysql://root:hush@db/x'", "write sqlite:PATH"),
        ("database_url = 'sqlite:'", "write sqlite:PATH"),
        ("database_url = 'sqlite://'", "write sqlite:PATH"),
        ("database_url = 'sqlite::memory:'", "write sqlite:PATH"),
        ("database_url = 'postgres:hush'", "postgres://"),
        ("admin_listen = '9100'", "127.0.0.1:8080"),
        ("admin_listen = '127.0.0.1:8080'", "choose another"),
        ("admin_listen = '0.0.0.0:8080'", "choose another"),
        ("listen = '8080'", "127.0.0.1:8080"),
        ("listen = 8080", "in quotes"),
        ("log = 'rondbrief=loud'", "info"),
        ("smtp_url = 'mail.example.org'", "smtp://"),
        ("smtp_url = 'https://u:hush@mail.example.org'", "smtps://"),
        ("smtp_url = 'smtp://u:hush@mail.example.org?tls=none'", "leave ?tls=none out"),
        ("smtp_url = 'smtp://localhost/hush'", "ends after the port"),
        ("smtp_url = 'smtp://'", "smtp://"),
        ("trusted_proxies = '10.0.0.0/8'", "[\"10.0.0.0/8\"]"),
        ("trusted_proxies = ['proxy']", "10.0.0.0/8"),
        ("trusted_proxies = ['10.0.0.0/33']", "10.0.0.0/8"),
        ("delivery = { connections = 101 }", "from 1 to 100"),
        ("delivery = { batch = 1.5 }", "whole number"),
        ("delivery = { drain_seconds = 601 }", "from 1 to 600"),
        ("limits = { sign_ups_per_network_per_hour = 5_000_000_000 }", "from 1 to 1000000"),
        ("metrics_token = 'hush'", "at least 16"),
        ("metrics_token = 'hush hush hush hush'", "without spaces"),
        ("limits = 7", "not known"),
        ("dkim.selector = 's'", "also needs dkim.key_file; give both"),
        ("dkim.key_file = 'tests/mail/keys/rsa_pkcs1.pem'", "also needs dkim.selector; give both"),
    ] {
        let found = errors(line, &[]);
        let key = line.split([' ', '=']).next().unwrap();
        assert!(found.len() == 1 && found[0].starts_with(key) && found[0].contains(remedy), "{line}: {found:?}");
        assert!(!found[0].contains("hush"), "{found:?}");
    }
}

#[test]
fn mail_for_the_world_needs_links_the_world_can_open() {
    let smtp = ("RONDBRIEF_SMTP_URL", "smtp://u:hush@mail.example.org");
    let found = errors("", &[smtp]);
    assert!(found.len() == 1 && found[0].starts_with("base_url: ") && found[0].contains("https"), "{found:?}");
    let base = |url| read("", &[smtp, ("RONDBRIEF_BASE_URL", url)]);
    assert!(base("http://news.example.org").is_err());
    assert!(base("https://news.example.org").is_ok());
    assert!(base("http://localhost:8080").is_ok(), "trying things on one machine");
    assert!(base("http://127.0.0.1:8080").is_ok(), "even where it is the default, once written out");
    for near in ["smtp://localhost:2525", "smtp://127.0.0.1", "smtps://[::1]"] {
        assert!(read("", &[("RONDBRIEF_SMTP_URL", near)]).is_ok(), "{near}");
    }
}

#[test]
fn a_password_never_shows() {
    let secrets = "database_url = 'postgres://me:hush@db/x'\nsmtp_url = 'smtp://me:hush@localhost'\n";
    assert!(!format!("{:?}", read(secrets, &[]).unwrap()).contains("hush"));
    let broken = format!("{secrets}smtp_url = 'smtp://me:hush@other'");
    assert!(!format!("{:?}", errors(&broken, &[])).contains("hush"));
}

#[test]
fn a_file_that_is_not_toml_is_told_by_its_line() {
    let found = errors("log = 'info'\nlisten 127.0.0.1", &[]);
    assert!(found.len() == 1 && found[0].starts_with("the configuration file: line 2 is not TOML: "), "{found:?}");
}

#[test]
fn variables_of_others_and_of_the_tests_are_let_through() {
    let others = [("PATH", "/bin"), ("RONDBRIEF_CONFIG", "x.toml"), ("RONDBRIEF_TEST_POSTGRES", "postgres://x")];
    assert!(read("", &others).is_ok());
}

#[test]
fn a_service_on_every_address_links_to_this_machine_by_name() {
    let config = read("listen = '0.0.0.0:8080'", &[]).unwrap();
    assert_eq!(config.base_url.as_str(), "http://localhost:8080/");
}

#[test]
fn metrics_and_mailbox_can_have_an_address_of_their_own() {
    assert!(read("", &[]).unwrap().admin_listen.is_none());
    let config = read("admin_listen = '127.0.0.1:9100'", &[]).unwrap();
    assert_eq!(config.admin_listen, Some(SocketAddr::from(([127, 0, 0, 1], 9100))));
}

#[test]
fn certificates_that_cannot_be_read_are_told_with_the_rest() {
    let found = errors("log = 7\nsmtp_ca_file = '/nowhere/ca.pem'\nsmtp_url = 'smtps://localhost'", &[]);
    assert!(found.len() == 2 && found.iter().any(|error| error.contains("/nowhere/ca.pem")), "{found:?}");
}

#[test]
fn mail_is_signed_by_an_rsa_key_and_perhaps_by_a_second_one() {
    let rsa = "[dkim]\nselector = 'brief'\nkey_file = 'tests/mail/keys/rsa_pkcs8.pem'\n";
    let dkim = read(rsa, &[]).unwrap().dkim.unwrap();
    assert_eq!((dkim.rsa.selector.as_str(), dkim.ed25519), ("brief", None));
    let ed25519 = [
        ("RONDBRIEF_DKIM_ED25519_SELECTOR", "brief.ed25519"),
        ("RONDBRIEF_DKIM_ED25519_KEY_FILE", "tests/mail/keys/ed25519.pem"),
    ];
    assert_eq!(read(rsa, &ed25519).unwrap().dkim.unwrap().ed25519.unwrap().selector, "brief.ed25519");
    let found = errors("", &ed25519);
    assert!(found.len() == 1 && found[0].contains("also needs dkim.key_file; give both"), "{found:?}");
}

#[test]
fn a_key_that_cannot_sign_is_told_with_the_command_that_makes_one() {
    let keys = "tests/mail/keys";
    for (selector, file, remedy) in [
        ("s", "/nowhere/dkim.pem", "/nowhere/dkim.pem cannot be read"),
        ("s", "README.md", "openssl genrsa"),
        ("s", &format!("{keys}/rsa_1024.pem"), "2048"),
        ("s", &format!("{keys}/ed25519.pem"), "openssl genrsa"),
        ("s", "", "write a path"),
        ("-", &format!("{keys}/rsa_pkcs1.pem"), "such as rondbrief"),
        ("a..b", &format!("{keys}/rsa_pkcs1.pem"), "such as rondbrief"),
        ("a b", &format!("{keys}/rsa_pkcs1.pem"), "such as rondbrief"),
    ] {
        let found = errors(&format!("dkim = {{ selector = '{selector}', key_file = '{file}' }}"), &[]);
        assert!(found.len() == 1 && found[0].contains(remedy), "{selector} {file}: {found:?}");
    }
}

#[test]
fn the_compose_file_is_a_configuration_that_works() {
    let lines = include_str!("../../docker-compose.yml").lines().filter_map(|line| line.trim().split_once(": "));
    let variables: Vec<_> = lines.filter(|(name, _)| name.starts_with("RONDBRIEF_")).collect();
    assert!(!variables.is_empty());
    let config = read("database_url = 'postgres://rondbrief:hush@database/rondbrief'", &variables).unwrap();
    assert_eq!(config.data_dir, Path::new("/data"));
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let missing = Config::load(Some(Path::new("/nowhere/rondbrief.toml"))).unwrap_err().to_string();
    assert!(missing.contains("/nowhere/rondbrief.toml: cannot be read"), "{missing}");
}

#[test]
fn further_routes_have_their_servers_and_their_limits() {
    let file = "
        smtp_url = 'smtp://127.0.0.1'
        [delivery]
        connections = 6
        [routes.default]
        per_hour = 500
        quiet = '22:00-07:00 Europe/Amsterdam'
        [routes.own-server]
        url = 'smtp://127.0.0.1:2525'
        connections = 2
        per_connection = 100
        per_second = 5
        per_day = 2000
    ";
    let config = read(file, &[]).unwrap();
    assert_eq!((config.route_limits.connections, config.route_limits.rates.hour), (6, Some(500)));
    assert!(config.route_limits.quiet.is_some());
    let [route] = &config.routes[..] else { panic!("one further route") };
    assert_eq!(
        (route.name.as_str(), route.limits.connections, route.limits.per_connection),
        ("own-server", 2, Some(100))
    );
    assert_eq!((route.limits.rates.second, route.limits.rates.day, route.limits.quiet), (Some(5), Some(2_000), None));
}

#[test]
fn a_route_that_cannot_be_used_is_told_by_its_name() {
    let file = "
        routes.flat = 3
        [routes.default]
        url = 'smtp://127.0.0.1'
        [routes.'Own Server']
        url = 'smtp://127.0.0.1'
        [routes.other]
        per_hour = 0
        per_dya = 3
        quiet = 'at night'
    ";
    let found = errors(file, &[]);
    for expected in [
        "routes: write [routes.flat] on a line of its own, and its values below",
        "routes.default.url: the default route's server is set in smtp_url, outside this table",
        "routes.Own Server: a route's name has 1 to 40 lower-case letters, digits or hyphens, such as own-server",
        "routes.other.url: this is missing; write smtp://user:password@host:587 or smtps://user:password@host:465",
        "routes.other.per_hour: \"0\" is out of range; write a whole number from 1 to 100000000",
        "routes.other.per_dya: this name is not known; did you mean per_day?",
        "routes.other.quiet: \"at night\" are not hours; write them with a zone, such as 22:00-07:00 Europe/Amsterdam",
    ] {
        assert!(found.iter().any(|error| error == expected), "{expected}\n{found:#?}");
    }
}

#[test]
fn what_is_known_of_a_destination_holds_for_all_its_domains() {
    let file = "
        [domains.'outlook.com']
        with = ['hotmail.com', 'Live.NL']
        connections = 5
        per_minute = 300
    ";
    let config = read(file, &[]).unwrap();
    let (_, live) = config.destinations.of("live.nl").unwrap();
    assert_eq!((live.connections, live.per_minute), (Some(5), Some(300)));
    assert!(config.destinations.of("example.org").is_none());
    let expected = "domains.no domain: \"no domain\" is not a domain; write the part after the @, such as outlook.com";
    assert_eq!(errors("[domains.'no domain']\nconnections = 3", &[]), [expected]);
}
