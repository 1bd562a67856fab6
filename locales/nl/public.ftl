### The pages for readers, and the form, in Dutch.

## The wording of consent

wording = Ik wil de update van { $list } per e-mail ontvangen. Ik kan me op elk moment afmelden met de link onder elke mail.

## Email addresses

address-empty = Vul je e-mailadres in.
desk-address-empty = Vul een e-mailadres in.
address-shape = Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl.
address-local-not-ascii = Voor de @ staat een letter met een accent. Naar zo'n adres kunnen we geen mail sturen. Gebruik een ander adres.
address-ambiguous = Voor de @ staat een %, ! of |, of het adres begint met een streepje. Niet elke mailserver leest dat hetzelfde. Gebruik een ander adres.
address-local = Het stuk voor de @ klopt niet. Controleer het adres op verkeerde tekens en punten.
address-domain = Het stuk na de @ klopt niet. Het hoort eruit te zien als voorbeeld.nl.
address-too-long = Dit adres is te lang. Controleer of het klopt.

## Every page

language-name = Nederlands
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

## Lists and the form

page-home-title = Nieuwsbrieven
page-home-lead = Kies waarover je op de hoogte wilt blijven.
page-home-empty = Er is nog geen lijst. Zo maak je de eerste:
page-list-title = Meld je aan voor { $list }
page-list-lead = Meld je aan, dan krijg je { $often } een update per mail.
page-every-weeks =
    { $count ->
        [1] elke week
        [2] om de week
       *[other] om de { $count } weken
    }
page-every-months =
    { $count ->
        [1] elke maand
        [2] om de maand
       *[other] om de { $count } maanden
    }
page-form-label = Aanmelden voor { $list }
page-form-trouble = Er klopt iets niet
page-email = E-mailadres
page-email-hint = Bijvoorbeeld naam@voorbeeld.nl
page-name = Naam (hoeft niet)
page-name-too-long = Deze naam is te lang. Gebruik minder dan 300 tekens.
page-name-control = In deze naam staat een regeleinde of een onzichtbaar teken. Typ de naam op één regel.
page-language-unknown = Deze taal hebben we niet. Kies nl of en.
page-trap = Website (laat dit veld leeg)
page-subscribe-button = Meld me aan
page-privacy-how = Zo gaan we met je gegevens om
page-next = Zo gaat het verder
page-next-mail = Je krijgt een mail met een link.
page-next-click = Klik op de link. Pas dan ben je aangemeld.
page-next-leave = Wil je geen updates meer? Onder elke update staat een link om je meteen af te melden.
page-read-earlier = Lees eerdere updates
page-again = Druk nog één keer op de knop. Zo weten we dat je geen robot bent.
page-again-title = Druk nog één keer op de knop
page-again-text = Klopt je adres? Druk dan op de knop. Zo weten we dat je geen robot bent.
page-sent-title = Kijk in je mailbox
page-sent-text = Kun je je met dit adres aanmelden? Dan staat er binnen een paar minuten een mail van ons in je mailbox. We sturen hoogstens zes van zulke mails per dag naar één adres. Klik op de link in de nieuwste mail, dan ben je aangemeld.
page-sent-nothing = Na een paar minuten nog geen mail? Kijk dan bij je ongewenste mail (spam), en controleer of je het adres goed hebt getypt. Na tien minuten kun je het nog eens vragen, hoogstens twee keer per dag.
page-no-network = Het lukte niet om je aanmelding te versturen. Probeer het straks nog eens.

## Confirming and leaving

page-your-address = Je adres:
page-confirm-title = Wil je de updates van { $list } krijgen?
page-confirm-text = Druk op de knop, dan ben je aangemeld.
page-confirm-button = Ja, meld me aan
page-confirm-not-me = Ik heb dit niet gevraagd
page-confirmed-title = Je bent aangemeld voor { $list }
page-confirmed-text = Fijn dat je meeleest. Je krijgt de volgende update in je mailbox. Je kunt je altijd afmelden met de link onder elke mail.
page-refuse-title = Heb je dit niet gevraagd?
page-refuse-text = Dan heeft iemand anders je adres ingevuld. Druk op de knop, dan mailen we je niet meer.
page-refuse-button = Mail mij niet meer
page-refused-title = We mailen je niet meer
page-refused-text = Sorry voor het ongemak. Je bent niet aangemeld, en we sturen geen mail meer naar dit adres.
page-leave-title = Afmelden voor { $list }?
page-leave-title-any = Afmelden?
page-leave-text = Druk op de knop. Dan krijg je meteen geen updates meer.
page-leave-button = Meld me af
page-left-title = Je bent afgemeld
page-left-text = Je krijgt geen updates van { $list } meer.
page-left-text-any = Je krijgt deze updates niet meer.
page-left-back = Toch weer aanmelden

## The archive

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

## When something is wrong

page-incident = Noem dit nummer als je ons hierover mailt:
page-to-lists = Bekijk de nieuwsbrieven
page-no-page = Deze pagina bestaat niet
page-no-page-text = Misschien ontbreekt er een stuk van het adres. Controleer het adres, of begin bij de nieuwsbrieven.
page-no-list = Deze nieuwsbrief bestaat niet
page-no-list-text = Misschien ontbreekt er een stuk van het adres. Bekijk welke nieuwsbrieven er wel zijn.
page-no-issue = Deze update is niet te vinden
page-no-issue-text = Misschien is de update nog niet verstuurd, of ontbreekt er een stuk van het adres.
page-no-confirmation = Deze link werkt niet meer
page-no-confirmation-text = Een bevestigingslink werkt zeven dagen. Kies de nieuwsbrief en vul het formulier opnieuw in, dan krijg je een nieuwe link.
page-wrong-method = Zo werkt deze pagina niet
page-wrong-method-text = Open de pagina opnieuw met de link, of begin bij de nieuwsbrieven.
page-unreadable = We konden het formulier niet lezen
page-unreadable-text = Ga terug, vul het formulier opnieuw in en verstuur het nog eens.
page-wrong-shape = We konden deze gegevens niet lezen
page-wrong-shape-text = Stuur een JSON-object met "email", en als je wilt "name" en "language". Alle drie zijn tekst.
page-wrong-media-type = We konden deze gegevens niet lezen
page-wrong-media-type-text = Stuur een formulier (application/x-www-form-urlencoded) of JSON (application/json).
page-too-large = Dit formulier is te groot
page-too-large-text = Een formulier mag hoogstens 16 kB zijn. Ga terug en maak je tekst korter.
page-busy = Het is hier nu erg druk
page-busy-text = Je formulier is niet gelezen. Ga terug en verstuur het over een minuut opnieuw.
page-too-many = Probeer het later nog eens
page-too-many-text = Er worden nu te veel formulieren ingevuld: door iedereen samen, of vanaf jouw internetverbinding. Je formulier is niet verstuurd. Probeer het bijvoorbeeld over tien minuten opnieuw.
page-inside = Er ging bij ons iets mis
page-inside-text = Het ligt niet aan jou. Probeer het over een paar minuten nog eens.
