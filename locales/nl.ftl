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

## Wording

wording = Ik wil de update van { $list } per e-mail ontvangen. Ik kan me op elk moment afmelden met de link onder elke mail.

## Addresses

address-empty = Vul je e-mailadres in.
desk-address-empty = Vul een e-mailadres in.
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
page-list-lead = Meld je aan voor de update. Hij komt { $often } per mail.
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

## The desk

desk-lists = Lijsten
desk-overview = Overzicht
desk-sessions = Account
desk-signed-in-as = Ingelogd als
desk-tongue = In het Nederlands
desk-promise = Alleen cookies om je ingelogd te houden. Van lezers houden we niet bij of ze lezen of klikken.
desk-to-desk = Naar de redactie
desk-sign-in = Inloggen bij de redactie
desk-sign-in-lead = Vul je e-mailadres in, dan krijg je een link waarmee je inlogt. Een wachtwoord is er niet.
desk-sign-in-hint = Het adres waarop je bent uitgenodigd
desk-sign-in-button = Stuur mij een link
desk-sign-out = Uitloggen
desk-sign-out-everywhere = Overal uitloggen
desk-asked = Kijk in je mailbox
desk-asked-text = Als dit adres bij de redactie hoort, is er nu een mail onderweg met een link om in te loggen.
desk-asked-browser = Open de link in deze browser, binnen tien minuten. In een andere browser werkt hij niet.
desk-asked-nothing = Geen mail na een paar minuten? Kijk dan bij de ongewenste mail, en of je het adres goed hebt getypt.
desk-asked-again = Probeer het nog eens
desk-link = Inloggen
desk-link-text = Druk op de knop, dan ben je ingelogd.
desk-link-button = Log in
desk-link-other = Open de link in de andere browser
desk-link-other-text = Deze link werkt alleen in de browser waarin je hem hebt gevraagd. Open hem daar, of vraag hier een nieuwe.
desk-link-over = Deze link werkt niet meer
desk-link-over-text = Een link om in te loggen werkt tien minuten, en één keer. Vraag een nieuwe.
desk-link-new = Vraag een nieuwe link
desk-first = Word de eerste eigenaar
desk-first-lead = Een eigenaar nodigt anderen uit en bepaalt wat zij mogen. Er is er nog geen: dat word jij.
desk-first-hint = Hierheen sturen we straks je links om in te loggen. Kijk het goed na.
desk-first-button = Word eigenaar
desk-name = Naam
desk-name-hint = Zo zien je collega's wie wat deed
desk-name-empty = Vul je naam in.
desk-lists-lead =
    { $count ->
        [one] Je werkt aan één lijst. Dit staat er te gebeuren.
       *[other] Je werkt aan { $count } lijsten. Dit staat er te gebeuren.
    }
desk-lists-none = Er is nog geen lijst. Zo maak je de eerste:
desk-lists-not-yet = Je werkt nog aan geen lijst. Vraag een eigenaar om je er een te geven.
desk-role-viewer = Je kijkt mee
desk-role-editor = Je bent redacteur
desk-role-publisher = Je bent eindredacteur
desk-role-owner = Je bent eigenaar
desk-update = Update { $number }
desk-at = { $date } om { $time }
desk-day = { $day } { $month }, { $time }
desk-now = Nu
desk-readers =
    { $count ->
        [0] maar er zijn nog geen lezers
        [one] naar één lezer
       *[other] naar { $count } lezers
    }
desk-waiting =
    { $count ->
        [0] De wachtrij is nog leeg.
        [one] Er wacht één bericht.
       *[other] Er wachten { $count } berichten.
    }
desk-waiting-apart = Er wachten { $count } berichten: { $apart }.
desk-waiting-along =
    { $count ->
        [0] er gaat nog niets mee
        [one] één gaat mee
       *[other] { $count } gaan mee
    }
desk-waiting-later =
    { $count ->
        [one] één komt later
       *[other] { $count } komen later
    }
desk-waiting-past =
    { $count ->
        [one] één is dan al voorbij
       *[other] { $count } zijn dan al voorbij
    }
desk-waiting-one-later = Er wacht één bericht, maar dat komt later.
desk-waiting-one-past = Er wacht één bericht, maar dat is dan al voorbij.
desk-collecting = Update { $number } wordt op { $cutoff } samengesteld en gaat op { $sends } de deur uit, { $readers }.
desk-collecting-unplanned = Update { $number } heeft nog geen moment.
desk-to-approve = Update { $number } is samengesteld en wacht op goedkeuring. Dan gaat hij op { $sends } de deur uit, { $readers }.
desk-to-approve-unplanned = Update { $number } is samengesteld en wacht op goedkeuring.
desk-approved = Update { $number } is klaar en gaat op { $sends } de deur uit, { $readers }.
desk-approved-unplanned = Update { $number } is klaar en gaat de deur uit zodra iemand hem verstuurt.
desk-held = Update { $number } wordt vastgehouden. Hij gaat pas uit als iemand dat zegt.
desk-sending = Update { $number } wordt nu verstuurd.
desk-paused = Update { $number } staat onderweg stil, tot iemand zegt dat hij verder mag.
desk-step-collect = berichten verzamelen
desk-step-remind = herinnering aan de redactie
desk-step-compose = samenstellen, bekijken, goedkeuren
desk-step-send = versturen
desk-then = Daarna
desk-way-draft = bekijken en goedkeuren
desk-way-scheduled = klaar om uit te gaan
desk-way-held = vastgehouden
desk-way-sending = onderweg naar de lezers
desk-way-paused = staat stil, onderweg naar de lezers
desk-way-anew = opnieuw goedkeuren en versturen
desk-way-done = klaar: iedereen is geweest
desk-next-queue = Bekijk de wachtrij
desk-next-approve = Bekijk en keur update { $number } goed
desk-next-sending = Bekijk het versturen
desk-last = Laatst verstuurd
desk-queue = Wachtrij
desk-queue-add = Bericht toevoegen
desk-queue-none = Er staat nog niets klaar. Voeg het eerste bericht toe: een titel is genoeg om te beginnen.
desk-queue-none-viewer = Er staat nog niets klaar. Een redacteur kan hier berichten toevoegen.
desk-queue-pinned = vastgezet
desk-queue-from = vanaf { $date }
desk-queue-until = tot en met { $date }
desk-queue-picture = met foto
desk-queue-later = komt later
desk-queue-past = voorbij
desk-queue-late = dan al voorbij
desk-today = vandaag
desk-yesterday = gisteren
desk-whole = Bekijk hoe het eruitziet
desk-whole-badge = voorbeeld
desk-whole-lead = Zo ziet de update eruit met wat er nu in de wachtrij staat. Hij verandert nog mee.
desk-whole-none = Er gaat nog niets mee. Zodra dat wel zo is, zie je hier hoe de update eruitziet.
desk-queue-pin = Zet vast
desk-queue-unpin = Maak los
desk-item-add = Bericht toevoegen
desk-item-save = Zet in de wachtrij
desk-item-kind = Soort
desk-item-lead = Alleen een titel is nodig. De rest mag je leeg laten.
desk-kind-news = Nieuws
desk-kind-event = Bijeenkomst
desk-kind-publication = Publicatie
desk-kind-podcast = Podcast
desk-item-title = Titel
desk-item-summary = Samenvatting
desk-item-summary-hint = Eén of twee zinnen
desk-item-body = Tekst
desk-item-body-hint = Markdown: **vet**, *schuin*, [tekst](https://www.voorbeeld.nl) voor een link, en - voor een lijst
desk-item-link = Link
desk-item-link-hint = Waar de lezer verder leest, bijvoorbeeld https://www.voorbeeld.nl/nieuws
desk-item-image = Link naar een foto
desk-item-image-hint = Een link die begint met https://
desk-item-alt = Wat er op de foto staat
desk-item-alt-hint = Verplicht bij een foto: voor wie hem niet ziet
desk-item-not-before = Niet eerder dan
desk-item-not-before-hint = De eerste dag waarop het bericht mee mag
desk-item-expires = Niet later dan
desk-item-expires-hint = De laatste dag waarop het bericht mee mag
desk-item-starts = Begin
desk-item-place = Plaats
desk-item-register = Link om je aan te melden
desk-item-empty = Vul dit in.
desk-item-title-empty = Vul een titel in.
desk-day-empty = Vul een datum in.
desk-item-long = Dit is te lang. Maak het korter dan 300 tekens.
desk-item-control = Hierin staat een regeleinde of een ander onzichtbaar teken. Typ het op één regel.
desk-item-web = Dit is geen link. Een link begint met https:// en noemt een site, zoals https://www.voorbeeld.nl/nieuws.
desk-item-https = De link van een foto moet met https:// beginnen.
desk-item-day = Dit is geen datum.
desk-item-moment = Vul een datum en een tijd in.
desk-item-year = Dit jaar kan niet kloppen. Kies een jaar van 2000 tot en met 2100.
desk-item-skipped = Dit tijdstip bestaat niet: de klok gaat die nacht een uur vooruit. Kies een andere tijd.
desk-item-early = De laatste dag ligt voor de eerste. Kijk ze allebei na.
desk-item-body-long = De tekst is te lang. Maak hem korter dan 20.000 tekens en verwijs naar de rest.
desk-see-archive = Bekijk de verstuurde updates
desk-see-form = Bekijk het aanmeldformulier
desk-sessions-title = Waar je bent ingelogd
desk-sessions-lead =
    { $count ->
        [one] Je bent alleen in deze browser ingelogd.
       *[other] Je bent in { $count } browsers ingelogd. Herken je er een niet? Log hem dan uit.
    }
desk-this-browser = Deze browser
desk-agent-unknown = Onbekende browser
desk-session-times = Ingelogd: { $since }. Laatst gebruikt: { $seen }.
desk-minutes-ago =
    { $count ->
        [0] zojuist
        [one] één minuut geleden
       *[other] { $count } minuten geleden
    }
desk-hours-ago =
    { $count ->
        [one] één uur geleden
       *[other] { $count } uur geleden
    }
desk-choices = Welke mail je krijgt
desk-choices-lead = Kies per lijst waarover je mail wilt.
desk-choices-now = Nu krijg je: { $what }.
desk-choices-nothing = Nu krijg je hierover geen mail.
desk-choice-reminder-short = de herinnering
desk-choice-review-short = de vraag om te kijken
desk-choice-held-short = bericht als er iets wordt vastgehouden
desk-choice-sent-short = de samenvatting
desk-choice-trouble-short = bericht als het versturen hapert
desk-choice-reminder = De wachtrij sluit bijna, met wat erin staat
desk-choice-review = Er is een nieuwe update om naar te kijken
desk-choice-held = Een update wordt vastgehouden, en waarom
desk-choice-sent = Een update is verstuurd, met een samenvatting
desk-choice-trouble = Het versturen hapert en staat stil
desk-choices-save = Bewaar mijn keuze
desk-choices-done = Bewaard. Je krijgt vanaf nu de mail die je aanvinkte.
desk-act-mail-chosen = Gekozen over welke zaken er mail komt
desk-factors = Tweede stap bij het inloggen
desk-factors-some = Naast de link uit de mail laat je hiermee zien dat jij het bent.
desk-factors-needed = Wie mag versturen of lezers mag zien, heeft bij het inloggen een tweede stap nodig. Zo kan niemand erbij die alleen in je mailbox kan.
desk-factors-none = Je hebt geen tweede stap nodig, maar hij maakt je account wel veiliger.
desk-factor-ask = Nog één stap
desk-factor-ask-lead = Laat zien dat jij het bent.
desk-factor-code = Code
desk-factor-code-hint = De zes cijfers uit je app, of een van je herstelcodes
desk-factor-recovery = Herstelcode
desk-factor-recovery-hint = Een van de codes die je hebt bewaard
desk-factor-on = Ga verder
desk-factor-wrong = Deze code klopt niet, of is al gebruikt. Kijk in je app welke code er nu staat.
desk-factor-too-many = Te veel verkeerde codes. Wacht een kwartier en probeer het dan nog eens.
desk-factor-later = Later, ga nu door
desk-factor-remove = Verwijder
desk-factor-show = Doe de tweede stap
desk-factors-manage = Bekijk of wijzig je tweede stap
desk-factor-for-issues = Om goed te keuren en te versturen is eerst een tweede stap nodig.
desk-factor-for-readers = Om lezers te zien is eerst een tweede stap nodig.
desk-factor-for-settings = Om de instellingen te wijzigen is eerst een tweede stap nodig.
desk-factor-for-people = Om te bepalen wie hier werkt is eerst een tweede stap nodig.
desk-factor-for-log = Om het logboek te zien is eerst een tweede stap nodig.
desk-factor-to-send = Goedkeuren en versturen kan na de tweede stap.
desk-factor-is-shown = Je hebt hier de tweede stap gedaan.
desk-factor-is-not = Je hebt hier de tweede stap niet gedaan.
desk-factor-app = App met codes
desk-factor-app-about = Vraagt bij het inloggen om zes cijfers
desk-app = Codes met een app
desk-app-lead = Een app op je telefoon maakt elke halve minuut een nieuwe code. Dat werkt ook zonder internet.
desk-app-set-up = Stel een app in
desk-app-step-get = Open een app voor codes op je telefoon, zoals Aegis, 2FAS of die van je wachtwoordbeheerder.
desk-app-step-scan = Voeg daar een account toe en richt de camera op dit plaatje.
desk-app-picture = QR-code voor je app
desk-app-type = Lukt dat niet? Typ dan deze letters in de app:
desk-app-step-code = De app laat nu zes cijfers zien. Vul ze hieronder in.
desk-app-code = Code uit de app
desk-app-button = Zet de app aan
desk-app-wrong = Deze code klopt niet. Kijk of de app de code van nu laat zien, en of de klok van je telefoon goed staat.
desk-recovery = Herstelcodes
desk-recovery-left =
    { $count ->
        [0] Je hebt geen herstelcodes. Maak ze, voor als je je telefoon kwijt bent.
        [one] Je hebt nog één herstelcode, voor als je je telefoon kwijt bent.
       *[other] Je hebt nog { $count } herstelcodes, voor als je je telefoon kwijt bent.
    }
desk-recovery-new = Maak nieuwe herstelcodes
desk-recovery-keep = Bewaar deze codes op een veilige plek, bijvoorbeeld op papier. Elke code werkt één keer, als je je telefoon of sleutel niet hebt. Je ziet ze alleen nu.
desk-recovery-renewed = Eerdere codes werken niet meer.
desk-copy = Kopieer
desk-copied = Gekopieerd
desk-print = Druk af
desk-recovery-kept = Ik heb ze bewaard
desk-passkey-add = Passkey
desk-passkey-lead = Je logt in met je vingerafdruk, je gezicht of de pincode van dit apparaat. Dat is het makkelijkst en het veiligst.
desk-passkey-name = Naam van de passkey
desk-passkey-name-hint = Zo herken je hem later
desk-passkey-name-first = Mijn apparaat
desk-passkey-name-wrong = Geef de passkey een naam van hoogstens 300 tekens.
desk-passkey-make = Maak een passkey
desk-passkey-failed = Er is geen passkey gemaakt. Probeer het nog eens, of kies een app met codes.
desk-passkey-use = Log in met een passkey
desk-passkey-not-shown = Dat lukte niet met een passkey. Probeer het nog eens, of log op de andere manier in.
desk-passkey-days =
    { $count ->
        [0] Vandaag gebruikt
        [one] Gisteren gebruikt
       *[other] { $count } dagen geleden gebruikt
    }
desk-kept-out = Je bent niet meer ingelogd
desk-kept-out-text = Er is niets verloren: wat je typte, staat nog op deze pagina. Log in op een nieuw tabblad, kom terug en ga hier verder.
desk-kept-factor = Eerst de tweede stap
desk-kept-factor-text = Er is nog niets veranderd. Doe de tweede stap op een nieuw tabblad, kom terug en ga hier verder.
desk-kept-anew = Klopt dit nog?
desk-kept-anew-text = Je bent intussen opnieuw ingelogd. Er is nog niets veranderd. Wil je dit nog steeds? Ga dan verder.
desk-kept-inside = Er ging bij ons iets mis
desk-kept-inside-text = Het ligt niet aan jou. Wat je typte staat hieronder nog. Probeer het over een paar minuten nog eens.
desk-kept-file = De foto die je koos, is niet meegekomen. Kies hem daarna opnieuw.
desk-too-long = Dit is te veel
desk-too-long-text = Ga terug en maak de tekst korter, of kies een foto van hoogstens 8 MB.
desk-kept-on = Ga verder
desk-kept-typed = Wat je typte
desk-new-tab = (nieuw tabblad)
desk-nothing = Hier is niets voor je te zien
desk-nothing-text = Deze pagina bestaat niet, of is niet voor jou. Kijk het adres na, of vraag een eigenaar wat je mag zien.
desk-elsewhere = Dit kwam niet van de redactie
desk-elsewhere-text = Er is niets veranderd. Open de redactie met de knop hieronder, en probeer het daar nog eens.
desk-stale = Deze pagina was te oud
desk-stale-text = Er is niets veranderd. Open de pagina opnieuw en probeer het nog eens. Lukt het weer niet? Sta dan cookies toe voor deze site.

## The desk: items

desk-queue-full = volgeboekt
desk-queue-up = Naar boven
desk-queue-down = Naar beneden
desk-queue-more = Meer
desk-queue-copy = Maak een kopie
desk-queue-move = Verplaats naar een andere lijst
desk-queue-withdraw = Haal uit de wachtrij
desk-queue-restore = Zet terug
desk-queue-undo = Maak ongedaan
desk-queue-gone = Uit de wachtrij gehaald
desk-queue-gone-text = Na dertig dagen worden ze gewist.
desk-queue-gone-on = Eruit gehaald op { $date }
desk-queue-done-added = ‘{ $title }’ staat in de wachtrij.
desk-queue-done-changed = ‘{ $title }’ is bewaard.
desk-queue-done-withdrawn = ‘{ $title }’ is uit de wachtrij gehaald.
desk-queue-done-restored = ‘{ $title }’ staat weer in de wachtrij.
desk-queue-done-moved = ‘{ $title }’ staat nu in deze wachtrij.
desk-queue-done-placed = ‘{ $title }’ staat nu op plaats { $place } van { $count }.
desk-queue-done-pinned = ‘{ $title }’ is vastgezet, op plaats { $place } van { $count }.
desk-queue-done-loosened = ‘{ $title }’ is los, en staat nu op plaats { $place } van { $count }.
desk-move-ask = Naar welke lijst gaat dit bericht?
desk-move-to = Lijst
desk-move-none = Kies een lijst.
desk-move-button = Verplaats
desk-move-no = Annuleer
desk-item-change = Bericht wijzigen
desk-item-save-changes = Bewaar
desk-item-save-over = Bewaar toch wat ik typte
desk-item-back = Terug naar de wachtrij
desk-item-no-save = Ga terug zonder te bewaren
desk-item-copied = Dit is de kopie. Hij staat al in de wachtrij; wijzig wat anders moet.
desk-item-section = Woord boven de titel
desk-item-section-hint = Een thema of project, bijvoorbeeld: GGZ in de wijk
desk-item-source = Naam van de bron
desk-item-source-link = Link naar de bron
desk-item-event = Alleen voor een bijeenkomst
desk-item-ends = Einde
desk-item-full = Volgeboekt
desk-item-days = Wanneer het mee mag
desk-item-days-hint = Niets ingevuld? Dan gaat het mee met de eerstvolgende update.
desk-item-ends-early = Het einde ligt voor het begin. Kijk ze allebei na.
desk-item-link-long = Deze link is te lang. Gebruik een link van minder dan 2000 tekens.
desk-item-no-event = Er is iets ingevuld bij ‘Bijeenkomst’. Kies die soort, of maak die velden leeg.
desk-item-untitled = Nog zonder titel
desk-item-upload = Foto uploaden
desk-item-upload-other = Kies een andere foto
desk-item-picture = Foto
desk-item-picture-none = Kies een foto, of maak ‘Wat er op de foto staat’ leeg.
desk-item-without = Haal de foto weg
desk-item-linked = Of gebruik een link
desk-item-above = Woord boven de titel
desk-item-taken = Bron
desk-item-past = Dit is al voorbij: zo gaat het bericht niet meer mee.
desk-item-upload-hint = Een JPEG, PNG of WebP, hooguit 8 MB. Wij maken hem passend, en halen eruit waar en waarmee hij is gemaakt.
desk-item-upload-heavy = Dit bestand is te groot. Kies er een van hooguit 8 MB.
desk-item-upload-large = Deze foto heeft te veel beeldpunten. Maak hem kleiner dan 12.000 bij 3.000, en kies hem opnieuw.
desk-item-upload-unreadable = Dit is geen foto die we kunnen lezen. Kies een JPEG, PNG of WebP.
desk-item-yes = Ja
desk-item-no = Nee
desk-item-nothing = Niets
desk-item-stale = Dit bericht is intussen veranderd
desk-item-stale-text = Er is niets overschreven, en wat jij typte staat hieronder nog. Hier verschilt het:
desk-item-stale-now = Er staat nu
desk-item-stale-typed = Jij typte
desk-item-not-saved = Dit is niet bewaard
desk-item-not-saved-text = Wat je typte staat hieronder nog.
desk-item-cannot = Dit bericht kan nu niet veranderen
desk-item-cannot-published = Het is verstuurd. Wat lezers kregen, verandert niet meer.
desk-item-cannot-approved = Het staat in update { $number }, en die is goedgekeurd. Laat hem eerst vasthouden, dan kun je het bericht veranderen.
desk-item-cannot-taken = Het staat in update { $number } en niet meer in de wachtrij.
desk-item-cannot-withdrawn = Het is uit de wachtrij gehaald. Zet het eerst terug; dat kan onderaan de wachtrij.
desk-item-cannot-gone = Het staat niet meer in deze lijst. Iemand heeft het verplaatst of gewist. Wil je het hier houden? Kopieer wat je typte naar een nieuw bericht.
desk-item-preview = Voorbeeld
desk-item-preview-button = Bekijk een voorbeeld (in een nieuw tabblad)
desk-item-preview-text = Zo komt dit bericht in de mail op een telefoon. Het verandert mee terwijl je typt.
desk-item-preview-long = Zo is het te lang voor een mail. Maak de tekst korter.
desk-item-kept = Je was hier al iets aan het typen
desk-item-kept-text = Het is niet bewaard, maar staat nog in deze browser.
desk-item-kept-restore = Zet terug wat ik typte
desk-item-kept-discard = Gooi weg
desk-item-kept-note = Bewaard in deze browser.
desk-tools = Opmaak
desk-tool-bold = Vet
desk-tool-italic = Schuin
desk-tool-heading = Kop
desk-tool-link = Link
desk-tool-list = Lijst

## The desk: issues

desk-issues = Edities
desk-issues-none = Er is nog geen update samengesteld.
desk-compose = Stel nu een update samen
desk-compose-nothing = Er wacht geen bericht dat nu verstuurd mag worden. Zet eerst een bericht in de wachtrij.
desk-compose-passed = De volgende update is net al samengesteld. Hij staat hieronder.
desk-compose-ask = Update { $number } nu samenstellen?
desk-compose-lead = Wat nu in de wachtrij staat en mee mag, gaat in deze update. Er gaat nog niets naar de lezers.
desk-compose-planned = Stel de geplande update nu samen
desk-compose-planned-text = Moet de geplande update eerder klaarstaan? Hij gaat gewoon uit op { $moment }.
desk-compose-loose = Stel een losse update samen
desk-compose-loose-text = Een losse update heeft geen vast moment: na goedkeuring verstuurt iemand hem zelf. De geplande update komt ook nog, met wat er daarna in de wachtrij komt.
desk-compose-no = Terug naar de edities
desk-state-draft = Wacht op goedkeuring
desk-state-scheduled = Goedgekeurd
desk-state-held = Vastgehouden
desk-state-sending = Wordt verstuurd
desk-state-paused = Staat stil
desk-state-sent = Verstuurd
desk-state-stopped = Gestopt
desk-state-cancelled = Vervallen
desk-issue-draft = Kijk hem na en keur hem goed. Dan gaat hij op { $moment } de deur uit.
desk-issue-draft-unplanned = Kijk hem na en keur hem goed. Daarna kun je hem versturen.
desk-issue-scheduled = Hij gaat op { $moment } vanzelf de deur uit. Nu versturen kan ook.
desk-issue-scheduled-unplanned = Hij is klaar en gaat de deur uit zodra iemand hem verstuurt.
desk-issue-held-not-approved = Niemand keurde hem op tijd goed. Keur hem alsnog goed, dan kun je hem versturen.
desk-issue-held-moment-passed = Zijn moment ging voorbij terwijl de dienst stillag. Keur hem opnieuw goed, dan kun je hem versturen.
desk-issue-held-unbuildable = Er kon geen mail van worden gemaakt. Kijk hieronder wat er mis is.
desk-issue-held-checks = Er stond nog iets roods toen hij zou uitgaan. Los dat op, en keur hem opnieuw goed.
desk-issue-held-altered = De naam, de afzender of een vaste tekst van de lijst is veranderd na de goedkeuring. Kijk hem na, en keur hem opnieuw goed.
desk-issue-held-editor = Iemand van de redactie houdt hem vast. Hij gaat pas uit na een nieuwe goedkeuring.
desk-issue-sending = Hij gaat nu naar de lezers, sinds { $moment }.
desk-issue-paused-editor = Iemand van de redactie zette hem stil. Wie hem nog niet heeft, krijgt hem pas als hij verder mag.
desk-issue-paused-refusals = Te veel adressen weigerden hem. Kijk waarom, en laat hem dan verder gaan of stop hem.
desk-issue-paused-blocked = Mailservers weigerden hem om iets wat aan ons ligt. Laat dat eerst oplossen.
desk-issue-sent = Verstuurd op { $moment }.
desk-issue-stopped = Gestopt. Hij ging op { $moment } de deur uit; wie hem toen nog niet had, krijgt hem niet.
desk-issue-cancelled = Deze update gaat niet door. De berichten staan weer in de wachtrij.
desk-goes-to =
    { $count ->
        [0] Er zijn nog geen lezers.
        [one] Er is één lezer.
       *[other] Er zijn { $count } lezers.
    }
desk-to-readers =
    { $count ->
        [0] niemand: er zijn nog geen lezers
        [one] één lezer
       *[other] { $count } lezers
    }
desk-accepted =
    { $count ->
        [0] Geen enkele mailserver nam hem aan.
        [one] De mailserver van één lezer nam hem aan.
       *[other] De mailservers van { $count } lezers namen hem aan.
    }
desk-refused =
    { $count ->
        [0] Niemand werd geweigerd.
        [one] Eén adres werd geweigerd.
       *[other] { $count } adressen werden geweigerd.
    }
desk-not-a-publisher = Goedkeuren en versturen doet iemand die daar de rol voor heeft.
desk-order-test = Stuur een test
desk-tests-lead = Zij krijgen hem zoals hij nu is. Lezers merken er niets van.
desk-tests-to = Wie krijgt hem?
desk-tests-self = { $name } (jijzelf)
desk-tests-none = Kies minstens één collega, of jezelf.
desk-tests-button = Stuur de test
desk-order-approve = Keur goed
desk-order-hold = Houd vast
desk-order-publish = Verstuur nu
desk-order-cancel = Laat vervallen
desk-order-pause = Zet stil
desk-order-resume = Laat verder gaan
desk-order-stop = Stop voorgoed
desk-order-rest = Stuur aan de rest
desk-ask-no = Nee, ga terug
desk-form-no = Annuleer
desk-ask-test = Een test van update { $number }?
desk-ask-approve = Update { $number } goedkeuren?
desk-ask-approve-text = Daarna gaat hij op zijn moment naar { $readers }, of zodra iemand hem verstuurt.
desk-ask-hold = Update { $number } vasthouden?
desk-ask-hold-text = Hij gaat dan niet naar { $readers }, tot iemand hem opnieuw goedkeurt.
desk-ask-publish = Update { $number } nu versturen?
desk-ask-publish-text = Hij gaat meteen naar { $readers }. Wat verstuurd is, komt niet meer terug.
desk-ask-cancel = Update { $number } laten vervallen?
desk-ask-cancel-text = Hij gaat dan niet naar { $readers }. De berichten gaan terug naar de wachtrij.
desk-ask-pause = Update { $number } stilzetten?
desk-ask-pause-text = Wie hem van { $readers } nog niet heeft, krijgt hem pas als hij verder mag.
desk-ask-resume = Update { $number } verder laten gaan?
desk-ask-resume-text = Hij gaat dan naar iedereen die hem nog niet heeft. De lijst heeft nu { $readers }.
desk-ask-stop = Update { $number } voorgoed stoppen?
desk-ask-stop-text = Wie hem nog niet heeft, krijgt hem niet. De lijst heeft nu { $readers }.
desk-ask-rest = Update { $number } aan de rest sturen?
desk-ask-rest-text = Hij gaat naar wie hem nog niet heeft: { $readers }. Wie hem al heeft, krijgt hem niet nog eens.
desk-to-issue = Bekijk update { $number }
desk-cannot = Dit kan nu niet
desk-cannot-changed = Update { $number } is veranderd sinds je hem bekeek. Er is niets gedaan. Kijk hem nog eens na.
desk-cannot-altered = De naam, de afzender of een vaste tekst van de lijst is veranderd sinds update { $number } is goedgekeurd. Er is niets gedaan. Houd hem vast, kijk hem na, en keur hem opnieuw goed.
desk-cannot-red = In update { $number } zit nog iets wat hem tegenhoudt. Er is niets gedaan. Kijk wat er rood is, en los dat op.
desk-cannot-nobody = Iedereen op de lijst heeft update { $number } al, of krijgt hem nog. Er is niets gedaan.
desk-cannot-not-approved = Update { $number } is nog niet goedgekeurd. Er is niets gedaan.
desk-cannot-approved = Update { $number } is al goedgekeurd. Er is niets gedaan.
desk-cannot-sending = Update { $number } wordt al verstuurd. Er is niets gedaan.
desk-cannot-paused = Update { $number } staat stil op zijn weg naar de lezers. Er is niets gedaan.
desk-cannot-sent = Update { $number } is al verstuurd. Er is niets gedaan.
desk-cannot-stopped = Update { $number } is gestopt. Er is niets gedaan.
desk-cannot-cancelled = Update { $number } is vervallen. Er is niets gedaan.
desk-cannot-change-approved = Update { $number } is goedgekeurd zoals hij is. Laat hem eerst vasthouden, dan kun je hem veranderen.
desk-cannot-change-sent = Update { $number } is al de deur uit. Wat lezers kregen, verandert niet meer.
desk-done-tests = De test is onderweg naar wie je koos.
desk-done-approve = De update is goedgekeurd.
desk-done-hold = De update wordt vastgehouden.
desk-done-publish = De update gaat nu naar de lezers.
desk-done-cancel = De update is vervallen. De berichten staan weer in de wachtrij.
desk-done-pause = De update staat stil.
desk-done-resume = De update gaat verder.
desk-done-stop = De update is gestopt.
desk-done-rest = De update gaat nu naar wie hem nog niet had.
desk-done-opening = Het onderwerp en de opening zijn bewaard. Zo ziet hij er nu uit.
desk-second-own = Jij keurde hem goed. Iemand anders moet dat ook doen, dan kan hij uit.
desk-second-by = { $who } keurde hem goed. Keur jij hem ook goed, dan kan hij uit.
desk-second-other = Eén van de redactie keurde hem goed. Iemand anders moet dat ook doen.
desk-second-command = Hij is één keer goedgekeurd, via de opdrachtregel. Keur jij hem ook goed, dan kan hij uit.
desk-done-left-out = ‘{ $title }’ gaat niet mee. Het staat weer in de wachtrij.
desk-done-taken-in = ‘{ $title }’ gaat mee in deze update.
desk-opening = Onderwerp en opening
desk-opening-change = Wijzig het onderwerp of schrijf een opening
desk-opening-lead = Wat in de mailbox staat, en wat je de lezers van update { $number } zelf wilt zeggen. Niets ervan hoeft.
desk-opening-subject = Onderwerp (hoeft niet)
desk-opening-subject-hint = Leeg: de naam van de lijst en de maand. Op een telefoon passen er zo’n 40 tekens.
desk-opening-preheader = Zin achter het onderwerp (hoeft niet)
desk-opening-preheader-hint = De mailbox laat zo’n 90 tekens zien, en vult aan met het begin van de mail. Leeg: alleen dat begin.
desk-opening-word = Opening (hoeft niet)
desk-opening-word-hint = Staat bovenaan, voor de berichten; hooguit 2.000 tekens. Markdown: **vet**, *schuin*, [tekst](https://www.voorbeeld.nl)
desk-opening-stale = Iemand anders heeft dit intussen veranderd
desk-mail = Zo komt hij aan
desk-mail-subject = Onderwerp
desk-mail-beginning = Daarachter
desk-mail-pictures = Foto's van andere sites laden we hier niet. In een test zie je ze wel.
desk-mail-none = Hiervan kan geen mail worden gemaakt. Kijk bij wat we nakeken.
desk-mail-past = Sla de mail over
desk-as = Bekijk als
desk-as-computer = Op een computer
desk-as-phone = Op een telefoon
desk-as-dark = In het donker
desk-as-text = Als tekst
desk-contents = Wat erin staat
desk-contents-none = Er staat niets in.
desk-leave-out = Laat weg
desk-candidates = Wat er nog wacht
desk-take-in = Neem mee
desk-stands-fast = Wil je iets wijzigen? Laat hem dan eerst vasthouden.
desk-deeds = Wat ermee gebeurde
desk-act-composed = Samengesteld
desk-act-composed-by-clock = Samengesteld
desk-act-opening-changed = Onderwerp of opening veranderd
desk-act-item-left-out = Een bericht uit de update gehaald
desk-act-item-taken-in = Een bericht in de update gezet
desk-act-tested = Als test gemaild
desk-act-approved-first = Als eerste goedgekeurd
desk-act-approved = Goedgekeurd
desk-act-held = Vastgehouden
desk-act-held-by-clock = Vastgehouden: hij kon niet uitgaan
desk-act-cancelled = Vervallen
desk-act-published = Verstuurd
desk-act-published-by-clock = Verstuurd op zijn moment
desk-act-paused = Stilgezet
desk-act-paused-by-brake = Stilgezet: te veel werd geweigerd
desk-act-resumed = Verder gegaan
desk-act-stopped = Gestopt
desk-act-sent-to-rest = Aan de rest gestuurd
desk-act-finished = Klaar: iedereen is aan de beurt geweest
desk-act-by = { $act } door { $who }
desk-act-by-command = { $act } via de opdrachtregel
desk-act-to = aan { $who }
desk-act-item = ‘{ $title }’
desk-act-item-gone = een bericht dat er niet meer is

## The desk: checks of an issue

desk-checks = Wat we nakeken
desk-checks-sum =
    { $count ->
        [0] Alles is in orde.
        [one] Er is één punt om naar te kijken.
       *[other] Er zijn { $count } punten om naar te kijken.
    }
desk-checks-well =
    { $count ->
        [one] Eén punt is in orde
       *[other] { $count } punten zijn in orde
    }
desk-and-others = { $about } en nog { $count }
desk-held-by-checks = Goedkeuren en versturen kan pas als er niets roods meer staat.
desk-see-checks = Kijk wat er rood is
desk-light-green = Goed
desk-light-amber = Let op
desk-light-red = Dit houdt hem tegen
desk-check-contents-green = Berichten in deze update: { $about }.
desk-check-contents-red = Er blijft niets over om te versturen.
desk-check-contents-advice = Laat deze update vervallen, en stel een nieuwe samen.
desk-check-text-green = De tekstversie is compleet.
desk-check-text-red = In de tekstversie mist: { $about }.
desk-check-text-advice = Kijk die berichten na. Sommige lezers zien alleen tekst.
desk-check-pictures-green = Elke foto heeft een beschrijving.
desk-check-pictures-red = Zonder beschrijving: { $about }.
desk-check-pictures-advice = Schrijf bij elke foto wat erop staat.
desk-check-size-green = De mail is { $about } kB. Dat past.
desk-check-size-amber = De mail is { $about } kB. Boven 100 kB kappen mailprogramma's hem af.
desk-check-size-red = De mail is { $about } kB. Dat is te lang: boven 100 kB kappen mailprogramma's hem af.
desk-check-size-advice = Maak berichten korter, of laat er een weg.
desk-check-subject-green = Het onderwerp is kort genoeg ({ $about } tekens).
desk-check-subject-amber = Het onderwerp is lang ({ $about } tekens). Op een telefoon valt het einde weg.
desk-check-subject-red = Het onderwerp is leeg.
desk-check-subject-advice = Geef deze update een korter onderwerp.
desk-check-dates-green = Niets is voorbij als hij uitgaat.
desk-check-dates-amber = Voorbij als hij uitgaat: { $about }.
desk-check-dates-advice = Dat valt er vanzelf uit. Klopt de datum wel?
desk-check-titles-green = Geen titel staat er twee keer in.
desk-check-titles-amber = Twee keer dezelfde titel: { $about }.
desk-check-titles-advice = Haal er een weg, of geef hem een andere titel.
desk-check-leaving-green = Lezers kunnen zich afmelden.
desk-check-leaving-red = De link om af te melden ontbreekt.
desk-check-leaving-advice = Zo mag hij niet uitgaan. Vraag wie de dienst beheert om hulp.
desk-check-signature-green = De mail wordt ondertekend voor { $about }.
desk-check-signature-amber = De mail wordt niet door ons ondertekend voor { $about }.
desk-check-signature-advice = Doet je mailserver dat? Vraag het na bij wie de dienst beheert.
desk-check-links-green = Alle links zijn beveiligd.
desk-check-links-amber = Niet beveiligd: { $about }.
desk-check-links-advice = Gebruik een adres dat met https:// begint.
desk-check-links-red = Dit opent geen mailprogramma: { $about }.
desk-check-sender-green = De mail wordt verstuurd door een account van { $about }.
desk-check-sender-amber = De mail wordt verstuurd door een account van { $about }, niet van de afzender.
desk-check-sender-advice = Vraag wie de dienst beheert of de mailserver dat mag versturen.
desk-check-contrast-green = Elk woord is goed te lezen op zijn achtergrond.
desk-check-contrast-red = Slecht te zien op zijn achtergrond: { $about }.
desk-check-contrast-advice = Zo mag hij niet uitgaan. Vraag wie de dienst beheert om andere kleuren.
desk-check-reading-green = De tekst leest vlot (leesgemak: { $about } van 100).
desk-check-reading-amber = De tekst is voor veel lezers moeilijk (leesgemak: { $about } van 100).
desk-check-reading-advice = Maak zinnen korter, en kies gewone woorden. De maat telt alleen de lengte van zinnen en woorden.
desk-check-text-links-green = Elke link staat ook in de tekstversie.
desk-check-text-links-amber = Deze links staan niet in de tekstversie: { $about }.
desk-check-text-links-advice = Wie alleen tekst ziet, kan ze niet volgen. Zet de link ook bij het bericht.
desk-check-disguised-green = Geen link heet anders dan waar hij heen gaat.
desk-check-disguised-amber = Deze links noemen een ander adres dan waar ze heen gaan: { $about }.
desk-check-disguised-advice = Zo worden mensen bedrogen, dus mailprogramma's waarschuwen ervoor. Zet er gewone woorden neer.
desk-check-seen-green = We volgden de links ({ $about }). Ze komen allemaal ergens uit.
desk-check-unsafe-red = Deze links gaan naar een adres binnen een eigen netwerk: { $about }.
desk-check-unsafe-advice = Lezers kunnen daar niet bij. Gebruik het openbare adres van de pagina.
desk-check-dead-red = Deze pagina's bestaan niet: { $about }.
desk-check-dead-advice = Zoek het goede adres, of haal de link weg. We kijken elke tien minuten opnieuw.
desk-check-unclear-amber = Van deze links kregen we geen duidelijk antwoord: { $about }.
desk-check-unclear-advice = Volg ze zelf even. Sommige sites laten alleen mensen binnen.
desk-check-unseen-amber = Deze links volgen we nog: { $about }.
desk-check-unseen-advice = Laad deze pagina over een minuut opnieuw.
desk-check-examples-amber = Deze links gaan naar een voorbeeldadres: { $about }.
desk-check-examples-advice = Zet er het echte adres neer.

## The desk: what happened

desk-numbers = Cijfers
numbers-lead = { $readers }, { $compared }.
numbers-lead-young = { $readers }.
numbers-readers-now =
    { $count ->
        [0] Nog geen lezers
        [one] Eén lezer
       *[other] { $count } lezers
    }
numbers-more = { $count } meer dan een maand geleden
numbers-fewer = { $count } minder dan een maand geleden
numbers-same = evenveel als een maand geleden
numbers-promise = Of een lezer een mail opent of op een link klikt, meten we niet. Dat zie je hier dus niet.
numbers-empty = Er zijn nog geen lezers, en er is nog niets verstuurd. Zet het formulier op je site: vanaf de eerste lezer zie je hier hoe het gaat.
numbers-readers = Lezers
numbers-this-month = Deze maand: { $came } erbij, { $went } eraf.
numbers-course = Lezers aan het eind van elke maand
numbers-course-tells = Van { $from } aan het eind van { $first } naar { $to } nu.
numbers-moves = Erbij en eraf, per maand
numbers-moves-tells = Sinds { $first }: { $came } erbij, { $went } eraf.
numbers-came = Erbij
numbers-went = Eraf
numbers-month = Maand
numbers-months-table = Lezers per maand, in een tabel
numbers-issues = Updates
numbers-issues-none = Er is nog geen update verstuurd.
numbers-newest = Update { $number }: { $outcome }
numbers-under-way = Hij is nog onderweg.
numbers-left =
    { $count ->
        [0] Niemand meldde zich af in de twee weken erna.
        [one] Eén lezer meldde zich af in de twee weken erna.
       *[other] { $count } lezers meldden zich af in de twee weken erna.
    }
numbers-accepted = Aangenomen
numbers-refused = Geweigerd
numbers-left-after = Afgemeld erna
numbers-read = Gelezen in het archief
numbers-accepted-chart = Aangenomen door de mailserver van de lezer
numbers-accepted-tells = Van { $from } bij update { $first } naar { $to } bij update { $last }.
numbers-lost-chart = Geweigerd, en afgemeld in de twee weken erna
numbers-lost-tells = Bij elkaar geweigerd: { $refused }. Bij elkaar afgemeld: { $went }.
numbers-update = Update
numbers-day = Verstuurd
numbers-issues-table = Wat er van elke update kwam, in een tabel
numbers-not-yet = nog niet klaar
numbers-explained = Aangenomen betekent: de mailserver van de lezer nam hem aan. Afmelden telt mee tot twee weken na een update, of tot de volgende. Gelezen in het archief telt hoe vaak die pagina is opgevraagd, ook door zoekmachines; door wie weten we niet.
desk-log = Logboek
log-lead = Wie wat deed, en wanneer. Rondbrief kan hier niets in veranderen of weghalen: er komt alleen bij.
log-lead-all = Wie wat deed op deze installatie, en wanneer. Rondbrief kan hier niets in veranderen of weghalen: er komt alleen bij.
log-times = { $count } keer
log-clock = De tijden zijn die van { $zone }.
log-who = Wie
log-who-any = Iedereen
log-who-nobody = Niemand aan de desk: vanzelf, of via de opdrachtregel
log-what = Wat
log-what-any = Alles
log-what-issues = Updates
log-what-queue = Wachtrij
log-what-readers = Lezers
log-what-settings = Instellingen
log-what-people = Mensen
log-what-access = Inloggen
log-since = Sinds
log-since-any = Het begin
log-since-week = Een week geleden
log-since-month = Een maand geleden
log-since-year = Een jaar geleden
log-show = Laat zien
log-none = Hierover staat nog niets in het logboek.
log-older = Ouder
log-all = Het hele logboek
log-no-role = geen rol meer
desk-act-first-owner = De eerste eigenaar geworden
desk-act-invited = Uitgenodigd
desk-act-role-changed = Een andere rol gegeven
desk-act-removed = Weggehaald
desk-act-link-made = Link om in te loggen gemaakt
desk-act-list-changed = Veranderd
desk-act-wording-changed = Tekst naast de knop veranderd
desk-act-sites-changed = Sites voor het formulier veranderd
desk-act-texts-changed = Tekst onder de updates veranderd
desk-act-signed-in = Ingelogd
desk-act-signed-out = Uitgelogd
desk-act-session-ended = Ergens anders uitgelogd
desk-act-factor-added = Tweede stap ingesteld
desk-act-factor-removed = Tweede stap weggehaald
desk-act-recovery-used = Ingelogd met een herstelcode
desk-act-reader-seen = Een lezer bekeken
desk-act-reader-erased = Een lezer gewist
desk-act-item-added = Een bericht klaargezet
desk-act-item-pinned = Een bericht vastgezet of losgemaakt
desk-act-item-changed = Een bericht veranderd
desk-act-item-withdrawn = Een bericht uit de wachtrij gehaald
desk-act-item-restored = Een bericht teruggezet
desk-act-item-placed = Een bericht verplaatst
desk-act-item-moved = Een bericht naar een andere lijst gebracht
desk-act-item-removed = Een bericht voorgoed weggehaald
desk-act-picture-added = Een foto toegevoegd

## The desk: sending an issue

desk-sending-title = Update { $number } onderweg
desk-sending-title-sent = Update { $number } is verstuurd
desk-sending-title-stopped = Update { $number } is gestopt
desk-progress = { $done } van { $all } lezers zijn aan de beurt geweest
desk-missed = Bij wie update { $number } niet aankwam
desk-missed-lead = Zo ver zijn we met elk van hen. Dat je hun adressen zag, staat in het logboek.
desk-missed-none = Bij niemand ging het mis.
desk-missed-link = Bekijk bij wie het misging
desk-missed-erased = Een lezer die gewist is
desk-missed-next = We proberen het weer: { $moment }.
desk-missed-words = Wat de server zei
desk-missed-more = Toon de volgende lezers
desk-missed-back = Terug naar hoe het gaat
desk-number-accepted = Aangenomen door de mailserver van de lezer
desk-number-queued = Nog aan de beurt
desk-number-deferred = Later nog eens
desk-number-refused = Geweigerd
desk-number-unknown = Bezorgd zonder antwoord: misschien aangekomen
desk-number-withdrawn = Afgemeld voor hij uitging
desk-number-cancelled = Gestopt voor hij uitging
desk-refresh = Ververs deze pagina
desk-see-mail = Bekijk de update
desk-see-sending = Bekijk hoe ver het is
desk-see-sent = Bekijk hoe het ging
desk-nothing-is-sent = Er gaat nu geen enkele mail uit. Vraag wie de dienst beheert om `rondbrief sending status`.
desk-later = Later nog eens
desk-refusals = Geweigerd
desk-own-words = Wat de servers zeiden
desk-next-try = { $readers }. Volgende poging: { $moment }.
desk-next-try-paused = zodra de update verder mag
desk-next-try-soon = zodra het kan
desk-no-next-try = { $readers }. We proberen het niet nog eens.
desk-pace = Tempo
desk-pace-minute =
    { $count ->
        [one] Ongeveer één lezer per minuut, gerekend over de laatste vijf minuten
       *[other] Ongeveer { $count } lezers per minuut, gerekend over de laatste vijf minuten
    }
desk-pace-hour =
    { $count ->
        [one] Ongeveer één lezer per uur, gerekend over de laatste vijf minuten
       *[other] Ongeveer { $count } lezers per uur, gerekend over de laatste vijf minuten
    }
desk-pace-none = De laatste vijf minuten zei geen mailserver ja of nee
desk-pace-paused = Er gaat niets uit
desk-end = Verwacht einde
desk-end-about = Rond { $moment } is iedereen aan de beurt geweest
desk-end-unknown = Nog niet te zeggen
desk-end-paused = Niet te zeggen zolang hij stilstaat
desk-end-later = Bij een aantal lezers proberen we het later nog eens
desk-end-all = Iedereen is aan de beurt geweest
desk-live-on = Deze pagina werkt zichzelf bij.
desk-live-off = Ververs de pagina om te zien hoe ver het nu is.
desk-meaning-no-mailbox = Dit adres bestaat niet
desk-meaning-closed = De mailbox is gesloten
desk-meaning-full = De mailbox is vol
desk-meaning-about-us = De mailserver vertrouwt onze mail niet
desk-meaning-greylisted = De mailserver vraagt om straks terug te komen
desk-meaning-too-fast = De mailserver vraagt om het rustiger aan te doen
desk-meaning-no-contact = Er kwam geen antwoord
desk-meaning-other = Iets anders

## The desk: settings of a list

settings = Instellingen
settings-lead = Zo werkt deze lijst. Je wijzigt één ding tegelijk.
settings-lead-viewer = Zo werkt deze lijst. Een eigenaar kan dit wijzigen.
settings-change = Wijzig
settings-done = Bewaard: { $group }.
settings-back = Terug naar de instellingen
settings-save = Bewaar
settings-edit = Pas het nog aan
settings-check = Bekijk wat er verandert
settings-check-title = Klopt dit ritme?
settings-check-lead = Er is nog niets bewaard. Kijk of de momenten kloppen.
settings-after = Zo wordt het
settings-before = Zo is het nu
settings-stale = Iemand anders heeft intussen iets aan deze lijst veranderd.
settings-stale-text = Wat je typte, is nog niet bewaard. Druk nog eens op de knop als je het toch zo wilt. Nu staat er:
settings-text-long = Deze tekst is te lang. Maak hem korter dan 2.000 tekens.
settings-text-control = Er staat een onzichtbaar teken in deze tekst. Typ hem opnieuw.
settings-rhythm = Ritme
settings-rhythm-lead = Hoe vaak gaat een update uit, en wanneer? Voor je het bewaart, zie je de komende momenten.
settings-rhythm-says = Een update gaat { $often } de deur uit, { $day }, om { $time } ({ $zone }).
settings-cutoff-says = Hij wordt { $cutoff } samengesteld.
settings-reminder-says = De redactie krijgt { $reminder } een herinnering.
settings-on-weekday = op { $weekday }
settings-on-first = op de eerste { $weekday }
settings-on-second = op de tweede { $weekday }
settings-on-third = op de derde { $weekday }
settings-on-fourth = op de vierde { $weekday }
settings-on-last = op de laatste { $weekday }
settings-on-day = op dag { $day } van de maand
settings-days-before =
    { $count ->
        [0] op het moment van versturen
        [one] één dag voor het versturen
       *[other] { $count } dagen voor het versturen
    }
settings-hours-before =
    { $count ->
        [one] één uur voor het versturen
       *[other] { $count } uur voor het versturen
    }
settings-minutes-before =
    { $count ->
        [one] één minuut voor het versturen
       *[other] { $count } minuten voor het versturen
    }
settings-moments = De komende momenten
settings-composed = Samenstellen
settings-sent = Versturen
settings-skipped = Overgeslagen: er wachtten te weinig berichten.
settings-is-composed = Update { $number }: { $state }.
settings-which-first = de eerste
settings-which-second = de tweede
settings-which-third = de derde
settings-which-fourth = de vierde
settings-which-last = de laatste
settings-which-day = een vaste dag van de maand
settings-field-every = Hoe vaak
settings-field-every-hint = Van de ene update tot de volgende
settings-field-which = Welke van de maand
settings-field-which-hint = De hoeveelste weekdag van de maand; telt niet bij een ritme van weken
settings-field-weekday = Weekdag
settings-field-weekday-hint = De dag waarop de update uitgaat; telt niet bij een vaste dag van de maand
settings-field-day = Dag van de maand
settings-field-day-hint = Van 1 tot en met 31; telt alleen bij een vaste dag. Is een maand korter, dan wordt het de laatste dag
settings-field-begin = Vanaf welke maand
settings-field-begin-hint = Bij een update om de paar maanden bepaalt dit ook in welke maanden er een uitgaat
settings-begin-any = zoals het nu is, of zo snel als het kan
settings-field-at = Tijd
settings-field-at-hint = Uren en minuten, zoals 10:00
settings-field-zone = Tijdzone
settings-field-zone-hint = Werelddeel en stad, zoals Europe/Amsterdam
settings-field-cutoff = Samenstellen
settings-field-cutoff-hint = Wat dan in de wachtrij staat, gaat mee
settings-field-reminder = Herinnering aan de redactie
settings-field-reminder-hint = Niet later dan het samenstellen
settings-day-wrong = Vul een getal in van 1 tot en met 31.
settings-at-wrong = Dit is geen tijd. Vul uren en minuten in, zoals 10:00.
settings-zone-wrong = Deze tijdzone kennen we niet. Vul werelddeel en stad in, zoals Europe/Amsterdam.
settings-reminder-late = De herinnering komt na het samenstellen. Kies een eerder moment.
settings-approval = Goedkeuring
settings-approval-lead = Wat heeft een update nodig om uit te gaan?
settings-approval-needed = Iemand van de redactie keurt elke update goed. Zonder goedkeuring gaat hij niet uit.
settings-approval-two = Twee mensen van de redactie keuren elke update goed. Verandert er daarna iets, dan begint dat opnieuw.
settings-approval-automatic = Een update gaat op zijn moment vanzelf uit, ook als niemand hem goedkeurde.
settings-minimum =
    { $count ->
        [one] Er is minstens één bericht nodig. Wacht er geen, dan wordt het moment overgeslagen.
       *[other] Er zijn minstens { $count } berichten nodig. Zijn het er minder, dan wordt het moment overgeslagen en blijven ze wachten.
    }
settings-minimum-wrong = Vul een getal in van 1 tot en met 50.
settings-field-approval = Goedkeuring
settings-field-approval-hint = Wat er gebeurt als het moment van versturen komt
settings-field-minimum = Minimum aantal berichten
settings-field-minimum-hint = Een getal van 1 tot en met 50
settings-sender = Naam en afzender
settings-sender-lead = Hoe heet de lijst, van wie komt de mail, en waar gaan antwoorden heen?
settings-sender-says = De mail komt van { $name }, { $address }.
settings-reply-says = Antwoorden gaan naar { $address }.
settings-reply-same = Antwoorden gaan naar datzelfde adres.
settings-postal-says = Onder elke mail staat: { $postal }.
settings-name-says = De lijst heet { $name }.
settings-field-name = Naam van de lijst
settings-field-name-hint = Deze naam staat boven elke update en in het onderwerp. Ook mailservers onderweg lezen hem: kies er een die niets zegt over iemands gezondheid
settings-field-sender = Naam van de afzender
settings-field-sender-hint = Deze naam zien lezers in hun mailbox
settings-field-address = Adres van de afzender
settings-field-address-hint = Een ander domein? Vraag eerst wie de dienst beheert of de mailserver het mag versturen
settings-field-reply = Adres voor antwoorden (hoeft niet)
settings-field-reply-hint = Leeg: antwoorden gaan naar de afzender
settings-field-postal = Postadres
settings-field-postal-hint = Op één regel; dit staat onder elke mail
settings-form = Formulier en pagina's
settings-form-lead = In welke taal spreekt de lijst, en wat vraagt het formulier?
settings-language-says = De pagina's en de mail zijn in het { $language }.
settings-language-nl = Nederlands
settings-language-en = Engels
settings-asks-name = Het formulier vraagt ook een naam. Invullen hoeft niet.
settings-asks-no-name = Het formulier vraagt alleen een e-mailadres.
settings-privacy-says = De privacyverklaring staat op { $link }
settings-privacy-none = Er is nog geen link naar een privacyverklaring.
settings-field-language = Taal
settings-field-language-hint = Van de pagina's en de mail van deze lijst
settings-field-asks-name = Naam
settings-field-asks-name-hint = Vraag niet meer dan je nodig hebt
settings-field-privacy = Link naar de privacyverklaring (hoeft niet)
settings-field-privacy-hint = Zoals https://www.example.org/privacy
settings-wording = Tekst naast de knop
settings-wording-lead = Waar stemt iemand mee in die op de knop drukt? Een nieuwe tekst is een nieuwe versie. Wie zich eerder aanmeldde, houdt de versie van toen.
settings-wording-says = Versie { $version }, sinds { $date }:
settings-version = Versie { $version }, sinds { $date }
settings-versions = Alle versies
settings-field-wording = Tekst naast de knop
settings-field-wording-hint = Zeg wat iemand krijgt, hoe vaak, en hoe je je afmeldt
settings-sites = Sites met het formulier
settings-sites-lead = Welke andere sites mogen het formulier laten zien?
settings-sites-none = Nog geen andere site mag het formulier laten zien.
settings-sites-says = Deze sites mogen het formulier laten zien:
settings-sites-many = Dit zijn te veel sites. Houd het bij 20.
settings-sites-wrong = ‘{ $site }’ is geen site. Schrijf hem zonder pad, zoals https://www.example.org
settings-field-sites = Sites, elk op een eigen regel
settings-field-sites-hint = Zoals https://www.example.org, zonder pad. Haal een regel weg, en die site mag het niet meer
settings-footer = Tekst onderaan
settings-footer-lead = Deze tekst staat onder elke update en op de pagina's van de lijst. Zeg bijvoorbeeld waar iemand hulp vindt.
settings-footer-none = Er staat nog geen eigen tekst onderaan. Zeg er bijvoorbeeld waar iemand hulp vindt.
settings-footer-says = Dit staat onder elke update en op de pagina's van de lijst:
settings-field-footer-nl = Tekst in het Nederlands (hoeft niet)
settings-field-footer-nl-hint = Markdown: **vet** en [tekst](https://www.example.org) voor een link
settings-field-footer-en = Tekst in het Engels (hoeft niet)
settings-field-footer-en-hint = Voor wie de mail in het Engels leest; leeg: de tekst in de taal van de lijst
settings-embed = Zet het formulier op je site
settings-embed-lead = Deze sites mogen het formulier laten zien:
settings-embed-none = Nog geen site mag het formulier laten zien.
settings-embed-add = Voeg je site eerst toe
settings-embed-ask = Laat een eigenaar je site eerst toevoegen.
settings-wordpress = In WordPress
settings-wordpress-1 = Open de pagina of het bericht waarin het formulier moet komen.
settings-wordpress-2 = Druk op de plus, zoek het blok ‘Aangepaste HTML’ en kies het.
settings-wordpress-3 = Kopieer de code hieronder en plak hem in het blok. Begin met het formulier in de pagina zelf.
settings-wordpress-4 = Werk de pagina bij, en bekijk haar als bezoeker.
settings-snippet = Code om te plakken
settings-snippet-script = In de pagina zelf
settings-snippet-script-text = Het formulier neemt de plaats van deze regel in en groeit met de pagina mee. De bezoeker blijft op je site.
settings-snippet-frame = In een kader
settings-snippet-frame-text = Voor een site die geen scripts toelaat. Het formulier staat in een kader met een vaste hoogte.
settings-snippet-plain = Een gewoon formulier
settings-snippet-plain-text = Dit werkt overal. De bezoeker drukt daarna nog één keer op een knop, op een pagina van ons.
settings-preview = Zo ziet het eruit
settings-preview-text = Dit is een voorbeeld: invullen meldt niemand aan.
settings-preview-of = Voorbeeld van het formulier van { $list }
## The desk: people

desk-people = Mensen
desk-people-lead = Wie aan deze lijst werkt, en wat zij mogen.
desk-people-here = Op deze lijst
desk-people-none = Nog niemand werkt alleen aan deze lijst.
desk-people-owners = Eigenaren van alles
desk-people-owners-lead = Zij mogen alles, op elke lijst die er is of komt.
desk-people-you = dat ben jij
desk-people-change = Wijzig
desk-people-is-viewer = Kijkt mee
desk-people-is-editor = Redacteur
desk-people-is-publisher = Eindredacteur
desk-people-is-owner = Eigenaar
desk-people-may-viewer = Ziet de wachtrij, de edities en de cijfers.
desk-people-may-editor = Zet ook berichten in de wachtrij, en stuurt zichzelf een test.
desk-people-may-publisher = Keurt de update ook goed, verstuurt hem en zet hem stil.
desk-people-may-owner = Beslist ook over de instellingen, de mensen en de lezers.
desk-people-invite = Nodig iemand uit
desk-people-invite-lead = Wie je uitnodigt, krijgt een mail die zegt waar je inlogt. Een wachtwoord is er niet.
desk-people-invite-button = Nodig uit
desk-people-name = Naam
desk-people-name-hint = Zo zien collega's wie wat deed
desk-people-name-empty = Vul een naam in.
desk-people-email = E-mailadres
desk-people-email-hint = Hierheen gaan de links om in te loggen. Kijk het goed na.
desk-people-role = Rol
desk-people-role-hint = Wat iemand mag met deze lijst
desk-people-role-empty = Kies een rol.
desk-people-role-stale = Iemand anders wijzigde deze rol intussen in ‘{ $role }’. Er is niets gedaan. Kies opnieuw.
desk-people-role-button = Bewaar
desk-people-language = Taal
desk-people-language-hint = De taal van de redactie en van de mail aan diegene
desk-people-language-empty = Kies een taal.
desk-people-language-nl = Nederlands
desk-people-language-en = Engels
desk-people-works = Wie dit adres heeft, werkt al aan deze lijst, met de rol ‘{ $role }’. Wijzig die rol bij Mensen.
desk-people-away = Weggaan
desk-people-away-text = Wie weggaat, is meteen overal uitgelogd. Wat diegene deed, blijft staan.
desk-people-leave = Haal van deze lijst
desk-people-leave-ask = Van deze lijst halen?
desk-people-leave-text = { $name } kan dan niets meer zien of doen op deze lijst, en is meteen overal uitgelogd.
desk-people-remove = Verwijder helemaal
desk-people-remove-ask = Helemaal verwijderen?
desk-people-remove-text = { $name } kan dan op geen enkele lijst meer iets zien of doen. Van het adres bewaren we niets; de naam blijft in het logboek.
desk-people-own = Je eigen rol wijzigen?
desk-people-own-text = Je rol wordt ‘{ $role }’. { $may } Terug kan alleen met hulp van een andere eigenaar.
desk-people-own-after = Dit gaat over jezelf: je bent daarna meteen uitgelogd.
desk-people-own-button = Wijzig mijn rol
desk-people-last = Er moet een eigenaar blijven, en dit is de enige. Maak eerst iemand anders eigenaar. Er is niets gedaan.
desk-people-last-of-all = Dit is de enige eigenaar van alles. Er moet er een blijven. Er is niets gedaan.
desk-people-back = Naar de mensen
desk-people-done-invited = De uitnodiging is onderweg.
desk-people-done-given = Diegene hoorde al bij de redactie, en werkt nu ook aan deze lijst. Er gaat geen mail uit: zeg het zelf even.
desk-people-done-had = Dat was al gedaan: diegene werkt met deze rol aan deze lijst. Een uitnodiging gaat één keer uit.
desk-people-done-changed = De rol is gewijzigd. Diegene logt opnieuw in.
desk-people-done-left = Diegene werkt niet meer aan deze lijst.
desk-people-done-removed = Diegene hoort niet meer bij de redactie, en is overal uitgelogd.

## The desk: readers

desk-readership = Lezers
desk-readership-lead =
    { $count ->
        [0] Nog niemand ontvangt deze lijst.
        [one] Eén lezer ontvangt deze lijst.
       *[other] { $count } lezers ontvangen deze lijst.
    }
desk-readership-numbers = In aantallen
desk-readership-active = Lezers
desk-readership-active-about = Zij stemden toe en krijgen elke update.
desk-readership-pending = Gevraagd, nog niet bevestigd
desk-readership-pending-about = Zij kregen een mail met een link. Bevestigen ze niet binnen zeven dagen, dan wissen we het adres.
desk-readership-expired = Niet op tijd bevestigd
desk-readership-expired-about = Zij kunnen niet meer bevestigen en worden binnen een uur gewist.
desk-readership-left = Afgemeld
desk-readership-left-about = Zij krijgen niets meer. Terugkomen kan alleen als ze zich zelf weer aanmelden.
desk-readership-suppressed = Nooit meer mailen
desk-readership-suppressed-about = Zoveel van hen zeiden dat ze onze mail nooit vroegen.
desk-reader = Lezer
desk-reader-find = Zoek iemand op
desk-reader-find-button = Zoek
desk-reader-nobody = Op deze lijst staat niemand met dit adres.
desk-reader-email = E-mailadres
desk-reader-email-hint = Het hele adres, precies zoals het is
desk-reader-known-as = Naam
desk-reader-language = Taal
desk-reader-add = Voeg iemand toe
desk-reader-add-about = Zei iemand op papier of in een gesprek ja? Met bewijs daarvan kun je diegene toevoegen.
desk-reader-add-lead = Alleen met bewijs dat diegene deze lijst wil ontvangen. Er gaat geen mail uit om het te vragen.
desk-reader-add-button = Voeg toe
desk-reader-name = Naam (hoeft niet)
desk-reader-name-hint = Zoals diegene zelf wil heten
desk-reader-proof = Bewijs van toestemming
desk-reader-proof-hint = Wat diegene zei of tekende, wanneer, en wie het bewaart
desk-reader-proof-empty = Schrijf hoe diegene toestemde. Zonder bewijs voegen we niemand toe.
desk-reader-proof-long = Dit is te lang. Maak het korter dan 2.000 tekens.
desk-reader-proof-control = Hierin staat een onzichtbaar teken. Typ het opnieuw.
desk-reader-day = Dag van de toestemming
desk-reader-day-hint = De dag waarop diegene ja zei
desk-reader-day-future = Deze dag moet nog komen. Vul de dag in waarop diegene ja zei.
desk-reader-already = Dit adres ontvangt deze lijst al. Er is niets veranderd.
desk-reader-has-left = Wie dit adres heeft, meldde zich af. Alleen diegene zelf kan zich weer aanmelden, met het formulier.
desk-reader-is-active = Ontvangt de update
desk-reader-is-pending = Nog niet bevestigd
desk-reader-is-expired = Niet op tijd bevestigd
desk-reader-is-left = Afgemeld
desk-reader-history = Wat er gebeurde
desk-reader-asked-page = Vroeg om de update, met het formulier op onze pagina
desk-reader-asked-embed = Vroeg om de update, met het formulier op de site
desk-reader-asked-api = Vroeg om de update, via een formulier van de site zelf
desk-reader-asked-import = Vroeg om de update; overgenomen uit een bestand
desk-reader-asked-editor = Vroeg om de update, bij de redactie
desk-reader-agreed = Stemde toe, met dit bewijs:
desk-reader-confirmed = Bevestigde, bij deze woorden (versie { $version }):
desk-reader-mail-confirmation = Mail om te bevestigen
desk-reader-mail-welcome = Welkomstmail
desk-reader-mail-issue = Update { $number }
desk-reader-left = Meldde zich af
desk-reader-suppressed-refused = Wie dit adres heeft, zei onze mail nooit te hebben gevraagd. Dit adres mailen we niet meer.
desk-reader-suppressed-erased = Wie dit adres heeft, is gewist. Alleen diegene zelf kan zich weer aanmelden, met het formulier.
desk-act-reader-added = Toegevoegd
desk-act-readers-imported = Lezers overgenomen uit een bestand
desk-act-reader-asked-again = Nog eens gevraagd om te bevestigen
desk-act-reader-unsubscribed = Afgemeld
desk-reader-untracked = Of iemand een mail opent of ergens op klikt, staat hier niet: dat meten we niet.
desk-reader-logged = Dat je deze pagina opende, staat in het logboek.
desk-reader-back = Naar de lezers
desk-reader-see = Naar de lezer
desk-reader-ask-again = Vraag nog eens om te bevestigen
desk-reader-ask-from = Vanaf { $moment } kun je deze persoon nog eens vragen om te bevestigen.
desk-reader-unsubscribe = Meld af
desk-reader-unsubscribe-ask = Deze lezer afmelden?
desk-reader-unsubscribe-text = De lezer krijgt dan niets meer van deze lijst, ook geen mail hierover. Terug kan alleen als de lezer zich zelf weer aanmeldt.
desk-reader-erase = Wis deze lezer
desk-reader-erase-ask = Alles van deze lezer wissen?
desk-reader-erase-goes = Weg gaan het adres, de naam, de aanmeldingen en de toestemmingen, op alle lijsten.
desk-reader-erase-stays = Wat blijft: een onleesbaar kenmerk van het adres, zodat niemand het weer toevoegt; in de aantallen tellen de verstuurde updates mee; en in het logboek staat dat jij dit deed, zonder het adres.
desk-reader-erase-after = Terug kan dit niet. Wel kan de lezer zich later zelf weer aanmelden.
desk-reader-cannot-not-pending = Deze persoon wacht niet meer op een bevestiging. Er is niets gedaan.
desk-reader-cannot-again = De mail om te bevestigen is al eens opnieuw gestuurd. Vraag diegene om het formulier nog eens in te vullen.
desk-reader-cannot-too-soon = Naar een adres gaat hoogstens één keer per dag een mail om te bevestigen. Probeer het morgen nog eens.
desk-reader-cannot-suppressed = Wie dit adres heeft, zei onze mail nooit te hebben gevraagd. Er is niets gestuurd.
desk-reader-cannot-no-reader = Deze persoon ontvangt de lijst niet. Er is niets gedaan.
desk-reader-done-added = Toegevoegd: de volgende update gaat ook naar deze lezer.
desk-reader-done-asked-again = De mail om te bevestigen is nog eens onderweg. De link in de vorige werkt niet meer.
desk-reader-done-unsubscribed = De lezer is afgemeld.
desk-reader-done-erased = De lezer is gewist.

## Mail: what stands in more than one

mail-leave = Afmelden
mail-on-the-web = Bekijk op het web
mail-why-since = Je krijgt deze update omdat je je op { $date } hebt aangemeld voor { $list }.
mail-why = Je krijgt deze update omdat je bent aangemeld voor { $list }.
mail-no-tracking = We houden niet bij of je leest of klikt.
mail-from = Deze mail komt van { $sender }, { $postal }.
mail-reply = Heb je een vraag? Beantwoord deze mail.
mail-privacy = Zo gaan we met je gegevens om
mail-why-editor = Je krijgt deze mail omdat je redacteur bent van ‘{ $list }’.
mail-choice = Werk je bij de redactie? Bij je account kies je waarover je mail krijgt.
mail-choice-link = Naar je account

## Mail: confirmation

mail-confirmation-subject = Bevestig je aanmelding voor { $list }
mail-confirmation-title = Bevestig je aanmelding
mail-confirmation-asked = Iemand, waarschijnlijk jij, heeft dit adres ingevuld om ‘{ $list }’ van { $sender } per mail te krijgen.
mail-confirmation-how = Klopt dat? Open dan de link hieronder en klik daar op de knop. Pas daarna ben je aangemeld.
mail-confirmation-button = Mijn aanmelding bevestigen
mail-confirmation-until = De link werkt tot en met { $date }.
mail-confirmation-not-you = Heb je dit niet gevraagd?
mail-confirmation-nothing = Dan hoef je niets te doen. Zonder bevestiging sturen we je niets, en na zeven dagen wissen we dit adres.
mail-confirmation-refuse = Ik heb dit niet gevraagd: mail mij niet meer
mail-confirmation-why = Je krijgt deze ene mail omdat dit adres is ingevuld op het aanmeldformulier van ‘{ $list }’.

## Mail: welcome

mail-welcome-subject = Je bent aangemeld voor { $list }
mail-welcome-title = Welkom
mail-welcome-done = Je bent aangemeld voor ‘{ $list }’. Fijn dat je meeleest.
mail-welcome-what = Als er iets te vertellen is, krijg je een update: nieuws, bijeenkomsten, en wat er te lezen en te luisteren is.
mail-welcome-archive = Lees de updates die er al zijn
mail-welcome-leave-title = Toch liever niet?
mail-welcome-leave = Onder elke update staat een link waarmee je je in één keer afmeldt. Dat kan nu ook al:
mail-welcome-leave-link = Meld mij af voor { $list }
mail-welcome-why = Je krijgt deze mail omdat je je aanmelding voor ‘{ $list }’ hebt bevestigd.

## Mail: issue

mail-issue-subject = { $list }: update van { $month }
mail-issue-masthead = Update · nummer { $number } · { $month }
mail-section-news = Nieuws
mail-section-event = Agenda
mail-section-publication = Publicaties
mail-section-podcast = Podcasts
mail-read-on = Lees verder
mail-picture = Afbeelding
mail-source = Bron
mail-register = Aanmelden
mail-full = Volgeboekt
mail-calendar = Zet in je agenda
mail-clock = { $hour }.{ $minute }
mail-hours = { $from }–{ $until } uur
mail-days = van { $from } tot { $until }

## Mail: to the editors

mail-reminder-subject = { $list }: de wachtrij sluit op { $day }
mail-reminder-title = De volgende update komt eraan
mail-reminder-cutoff = Op { $date } om { $time } wordt de update samengesteld. Alles wat dan in de wachtrij staat, gaat mee.
mail-reminder-sends = Verstuurd wordt hij op { $date } om { $time }.
mail-reminder-waiting =
    { $count ->
        [0] De wachtrij is nog leeg.
        [one] Er staat één bericht klaar:
       *[other] Er staan { $count } berichten klaar:
    }
mail-reminder-add = Voeg een bericht toe
mail-reminder-queue = Bekijk de wachtrij
mail-kind-news = nieuws
mail-kind-event = agenda
mail-kind-publication = publicatie
mail-kind-podcast = podcast
mail-review-subject = Kijk naar update { $number } van { $list }
mail-review-title = Kijk naar update { $number }
mail-review-composed = Update { $number } van ‘{ $list }’ is samengesteld.
mail-review-planned = Hij staat klaar voor { $date } om { $time }. Zonder goedkeuring wordt hij dan vastgehouden.
mail-review-automatic = Hij gaat op { $date } om { $time } vanzelf naar de lezers, ook zonder goedkeuring.
mail-review-two = Twee van de redactie moeten hem goedkeuren.
mail-review-by-hand = Hij heeft geen vast moment: na je goedkeuring verstuur je hem zelf.
mail-review-by-hand-at-once = Hij heeft geen vast moment: je verstuurt hem zelf.
mail-review-ask = Bekijk hoe hij eruitziet, verander wat beter kan, en keur hem goed.
mail-review-ask-hold = Bekijk hoe hij eruitziet, en verander wat beter kan. Moet hij wachten? Houd hem dan vast.
mail-look = Bekijk update { $number }
mail-held-subject = Update { $number } van { $list } wordt vastgehouden
mail-held-title = Update { $number } wordt vastgehouden
mail-held-not-approved = Het moment van versturen kwam, en niemand had de update goedgekeurd.
mail-held-moment-passed = Het moment van versturen ging voorbij terwijl de dienst niet draaide.
mail-held-unbuildable = De update is te lang voor een mail, of kon niet worden gemaakt. Maak hem korter, bekijk hem, en keur hem opnieuw goed.
mail-held-checks = Toen de update zou uitgaan, stond er bij de controle nog iets roods. Kijk wat dat is, los het op, en keur hem opnieuw goed.
mail-held-altered = De naam, de afzender of een vaste tekst van de lijst is veranderd nadat de update was goedgekeurd. Kijk hem na, en keur hem opnieuw goed.
mail-held-editor = Iemand van de redactie heeft de update vastgehouden.
mail-held-safe = De lezers hebben nog niets gekregen, en er is niets verloren. Hij gaat pas uit als jij dat zegt.
mail-paused-subject = Update { $number } van { $list } staat stil
mail-paused-title = Update { $number } staat onderweg stil
mail-paused-editor = Iemand van de redactie heeft het versturen stilgezet.
mail-paused-refusals = Te veel adressen worden door hun mailserver geweigerd: { $limit } van de honderd, of meer. Meestal zijn dat adressen die niet meer bestaan.
mail-paused-blocked = Mailservers weigeren de update om iets wat aan ons ligt en niet aan de lezer: hun beleid, ons bewijs van wie hem verstuurt, of een vermoeden van spam. Laat dat verhelpen voordat hij verder gaat.
mail-paused-safe = Wie hem nog niet heeft, krijgt niets zolang jij het niet zegt, en niemand wordt hierom van de lijst gehaald.
mail-paused-ask = Bij de redactie lees je wat de servers zeiden. Daar laat je hem verder gaan, of stop je hem voorgoed.
mail-paused-look = Bekijk hoe het staat met update { $number }
mail-sent-subject = Update { $number } van { $list } is verstuurd
mail-sent-title = Update { $number } is verstuurd
mail-sent-lead = De mailserver van { $done } van de { $all } lezers nam hem aan.
mail-sent-all =
    { $count ->
        [0] De lijst had nog geen lezers.
        [one] De mailserver van je ene lezer nam hem aan.
       *[other] De mailservers van alle { $count } lezers namen hem aan.
    }
mail-sent-why = Waarom mailservers hem weigerden, en van hoeveel lezers:
mail-sent-look = Lees wat de servers zeiden, of stuur hem alsnog aan wie hem niet heeft.
mail-sent-way = Bekijk hoe het ging
mail-sent-left = Hoeveel lezers zich na deze update afmelden, zie je de komende weken bij de cijfers.
mail-sent-numbers = Naar de cijfers
mail-stopped-subject = Update { $number } van { $list } is gestopt
mail-stopped-title = Update { $number } is gestopt
mail-sign-in-subject = Log in bij de redactie
mail-sign-in-title = Log in
mail-sign-in-asked = Iemand, waarschijnlijk jij, wil met dit adres inloggen bij de redactie van ‘{ $list }’.
mail-sign-in-how = Open de link in de browser waarin je hem hebt gevraagd, en druk daar op de knop.
mail-sign-in-button = Naar de redactie
mail-sign-in-until = De link werkt tien minuten, en één keer.
mail-sign-in-not-you = Heb je dit niet gevraagd?
mail-sign-in-nothing = Dan hoef je niets te doen. De link werkt alleen in de browser van wie hem vroeg, en alleen jij hebt hem gekregen.
mail-invitation-subject = Welkom bij de redactie van { $list }
mail-invitation-title = Welkom bij de redactie
mail-invitation-viewer = Je bent uitgenodigd om mee te kijken bij ‘{ $list }’: in de wachtrij, de edities en de cijfers.
mail-invitation-editor = Je bent uitgenodigd om berichten klaar te zetten voor ‘{ $list }’.
mail-invitation-publisher = Je bent uitgenodigd om berichten klaar te zetten voor ‘{ $list }’, en om de update goed te keuren en te versturen.
mail-invitation-owner = Je bent uitgenodigd om ‘{ $list }’ te beheren: de instellingen, de mensen en de lezers.
mail-invitation-how = Ga naar de redactie en vul dit e-mailadres in. Je krijgt dan een link waarmee je inlogt; een wachtwoord is er niet.
mail-invitation-button = Naar de redactie
