### Everything Rondbrief says in Dutch.

## Dates and times

weekday-0 = maandag
weekday-1 = dinsdag
weekday-2 = woensdag
weekday-3 = donderdag
weekday-4 = vrijdag
weekday-5 = zaterdag
weekday-6 = zondag
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
time = { $hour }.{ $minute } uur

## Addresses

address-empty = Vul je e-mailadres in.
address-shape = Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl.
address-local-not-ascii = Voor de @ staan letters met accenten. Zulke adressen kunnen wij niet bereiken. Gebruik een ander adres.
address-local = Voor de @ staat een teken of punt dat mailservers weigeren. Kijk het adres nog eens na.
address-domain = Na de @ staat geen bestaand soort domein. Denk aan voorbeeld.nl.
address-too-long = Dit adres is te lang. Kijk het nog eens na.

## Pages: what stands on each

page-skip = Direct naar
page-skip-content = Naar de inhoud
page-skip-navigation = Naar de navigatie
page-skip-bottom = Naar beneden
page-navigation = Navigatie
page-lists = Alle nieuwsbrieven
page-subscribe = Aanmelden
page-archive = Eerdere updates
page-promise = Geen cookies, geen trackers. We houden niet bij of je leest of klikt.
page-privacy = Privacy
page-sent-by = Van { $sender }
page-in-this-language = Deze pagina in het Nederlands
page-error = Fout

## Pages: lists and the form

page-home-title = Nieuwsbrieven
page-home-lead = Kies waarvan je op de hoogte wilt blijven.
page-home-empty = Er is nog geen lijst. Zo maak je de eerste:
page-list-title = Meld je aan voor { $list }
page-list-lead = Meld je aan voor de update. Je krijgt hem per mail, en alleen als er iets te vertellen is.
page-form-label = Aanmelden voor { $list }
page-form-trouble = Er klopt iets niet
page-email = E-mailadres
page-email-hint = Bijvoorbeeld naam@voorbeeld.nl
page-name = Naam (hoeft niet)
page-name-too-long = Deze naam is te lang. Maak hem korter dan 300 tekens.
page-name-control = In deze naam staat een regeleinde of een ander onzichtbaar teken. Typ de naam op één regel.
page-language-unknown = Deze taal kennen we hier niet. Kies nl of en.
page-trap = Website (laat dit veld leeg)
page-subscribe-button = Meld me aan
page-privacy-how = Zo gaan we met je gegevens om
page-next = Wat er daarna gebeurt
page-next-mail = Je krijgt een mail met een link.
page-next-click = Klik op de link. Pas dan ben je aangemeld.
page-next-leave = Wil je niet meer? Onder elke update staat een link waarmee je je in één keer afmeldt.
page-read-earlier = Lees eerdere updates
page-again = Druk nog één keer op de knop. We kijken zo of een mens het formulier invult.
page-again-title = Nog één keer drukken
page-again-text = Klopt je adres? Druk dan op de knop. We kijken zo of een mens het formulier invult.
page-sent-title = Kijk in je mailbox
page-sent-text = Als dit adres zich kan aanmelden, is er nu een mail onderweg. Klik op de link daarin, dan ben je aangemeld.
page-sent-nothing = Geen mail na een paar minuten? Kijk dan bij de ongewenste mail, en of je het adres goed hebt getypt.
page-no-network = Het lukte niet om je aanmelding te versturen. Probeer het straks nog eens.

## Pages: confirming and leaving

page-your-address = Je adres:
page-confirm-title = Wil je de update van { $list }?
page-confirm-text = Druk op de knop, dan ben je aangemeld.
page-confirm-button = Ja, meld me aan
page-confirm-not-me = Ik heb dit niet gevraagd
page-confirmed-title = Je bent aangemeld voor { $list }
page-confirmed-text = Fijn dat je meeleest. De volgende update komt vanzelf in je mailbox. Afmelden kan altijd, met de link onder elke mail.
page-refuse-title = Heb je dit niet gevraagd?
page-refuse-text = Dan heeft iemand anders je adres ingevuld. Druk op de knop, dan mailen we je niet meer.
page-refuse-button = Mail mij niet meer
page-refused-title = We mailen je niet meer
page-refused-text = Sorry voor het ongemak. Je bent niet aangemeld, en dit adres krijgt van ons geen mail meer.
page-leave-title = Afmelden voor { $list }?
page-leave-title-any = Afmelden?
page-leave-text = Druk op de knop, dan krijg je meteen geen update meer.
page-leave-button = Meld me af
page-left-title = Je bent afgemeld
page-left-text = Je krijgt de update van { $list } niet meer.
page-left-text-any = Je krijgt deze update niet meer.
page-left-back = Toch weer aanmelden

## Pages: the archive

page-archive-title = Eerdere updates van { $list }
page-archive-lead =
    { $count ->
        [one] Eén update tot nu toe.
       *[other] { $count } updates tot nu toe, de nieuwste bovenaan.
    }
page-archive-empty = Er is nog geen update verstuurd. Meld je aan, dan krijg je de eerste.
page-feed = Volg via een feedlezer
page-issue-name = Update { $number }, { $month }
page-issue-invite = Wil je de volgende update in je mailbox?
page-kind-news = Nieuws
page-kind-event = Agenda
page-kind-publication = Publicaties
page-kind-podcast = Podcasts
page-clock = { $hour }.{ $minute }
page-hours = { $day }, { $start }–{ $end } uur
page-days = { $start } tot { $end }
page-full = Volgeboekt
page-register = Aanmelden
page-calendar = Zet in je agenda
page-source = Bron:
page-at = apenstaartje
page-share = Deel deze update
page-share-mail = Per mail
page-share-linkedin = Op LinkedIn
page-share-bluesky = Op Bluesky

## Pages: the built-in mailbox

page-mailbox = Mailbox
page-mailbox-empty = Hier komt elke mail terecht zolang er geen mailserver is ingesteld. Er is er nog geen: vul een formulier in.
page-mailbox-lead = Hier komt elke mail terecht zolang er geen mailserver is ingesteld. De nieuwste staat bovenaan.
page-mail-from = Van
page-mail-to = Aan
page-mail-date = Datum
page-mail-html = Met opmaak
page-mail-text = Als tekst
page-mail-source = Bron
page-mail-source-show = Toon de bron
page-mail-frame = De mail ‘{ $subject }’ met opmaak
page-mail-download = Bewaar als .eml

## Pages: when something is wrong

page-incident = Meld dit nummer als je ons erover schrijft:
page-to-lists = Bekijk de nieuwsbrieven
page-no-page = Deze pagina is er niet
page-no-page-text = Misschien mist er een stukje van het adres. Kijk het na, of begin bij de nieuwsbrieven.
page-no-list = Deze nieuwsbrief is er niet
page-no-list-text = Misschien mist er een stukje van het adres. Bekijk welke nieuwsbrieven er wel zijn.
page-no-issue = Deze update is er niet
page-no-issue-text = Misschien is hij nog niet verstuurd, of mist er een stukje van het adres.
page-no-confirmation = Deze link werkt niet meer
page-no-confirmation-text = Een bevestigingslink werkt zeven dagen. Kies de nieuwsbrief en vul het formulier opnieuw in, dan krijg je een nieuwe.
page-wrong-method = Zo kan deze pagina niet worden gebruikt
page-wrong-method-text = Open de pagina opnieuw met de link, of begin bij de nieuwsbrieven.
page-unreadable = We konden dit niet lezen
page-unreadable-text = Wat er binnenkwam was geen goed ingevuld formulier. Ga terug en probeer het nog eens.
page-wrong-shape = We konden dit niet lezen
page-wrong-shape-text = Stuur een JSON-object met "email", en als je wilt "name" en "language": alle drie als tekst.
page-wrong-media-type = We konden dit niet lezen
page-wrong-media-type-text = Stuur een formulier (application/x-www-form-urlencoded) of JSON (application/json).
page-too-large = Dit is te groot
page-too-large-text = Een formulier mag hoogstens 16 kB zijn. Ga terug en maak het korter.
page-inside = Er ging bij ons iets mis
page-inside-text = Het ligt niet aan jou. Probeer het over een paar minuten nog eens.
