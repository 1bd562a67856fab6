### The desk: the settings of a list, in Dutch.

## Every group

settings = Instellingen
settings-lead = Zo is deze lijst ingesteld. Je wijzigt één onderdeel tegelijk.
settings-lead-viewer = Zo is deze lijst ingesteld. Een eigenaar kan dit wijzigen.
settings-change = Wijzig
settings-done = Bewaard: { $group }.
settings-back = Terug naar de instellingen
settings-save = Bewaar
settings-edit = Pas het nog aan
settings-check = Bekijk wat er verandert
settings-check-title = Klopt dit ritme?
settings-check-lead = Er is nog niets bewaard. Controleer of de momenten kloppen.
settings-after = Zo wordt het
settings-before = Zo is het nu
settings-stale = Iemand anders heeft intussen iets aan deze lijst gewijzigd.
settings-stale-text = Wat je typte, is nog niet bewaard. Wil je het toch zo? Druk dan nog eens op de knop. Nu staat er:
settings-text-long = Deze tekst is te lang. Gebruik minder dan 2.000 tekens.
settings-text-control = In deze tekst staat een onzichtbaar teken. Typ de tekst opnieuw.

## Rhythm

settings-rhythm = Ritme
settings-rhythm-lead = Hoe vaak wordt een update verstuurd, en wanneer? Voor je bewaart, zie je de komende momenten.
settings-rhythm-says = Er wordt { $often } een update verstuurd, { $day }, om { $time } ({ $zone }).
settings-cutoff-says = De update wordt { $cutoff } samengesteld.
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
settings-skipped = Overgeslagen: er stonden te weinig berichten in de wachtrij.
settings-is-composed = Update { $number }: { $state }.
settings-which-first = de eerste
settings-which-second = de tweede
settings-which-third = de derde
settings-which-fourth = de vierde
settings-which-last = de laatste
settings-which-day = een vaste dag van de maand
settings-field-every = Hoe vaak
settings-field-every-hint = Van de ene update tot de volgende
settings-field-which = Wanneer in de maand
settings-field-which-hint = Bijvoorbeeld: de tweede dinsdag. Geldt niet bij een ritme van weken
settings-field-weekday = Weekdag
settings-field-weekday-hint = De dag waarop de update wordt verstuurd. Geldt niet bij een vaste dag van de maand
settings-field-day = Dag van de maand
settings-field-day-hint = Van 1 tot en met 31. Geldt alleen bij een vaste dag. Is een maand korter, dan wordt het de laatste dag
settings-field-begin = Vanaf welke maand
settings-field-begin-hint = Wordt de update om de paar maanden verstuurd? Dan bepaalt dit ook in welke maanden
settings-begin-any = zoals het nu is, of zo snel mogelijk
settings-field-at = Tijd
settings-field-at-hint = Uren en minuten, zoals 10:00
settings-field-zone = Tijdzone
settings-field-zone-hint = Werelddeel en stad, zoals Europe/Amsterdam
settings-field-cutoff = Samenstellen
settings-field-cutoff-hint = De berichten die dan in de wachtrij staan, gaan mee
settings-field-reminder = Herinnering aan de redactie
settings-field-reminder-hint = Niet later dan het samenstellen
settings-day-wrong = Vul een getal in van 1 tot en met 31.
settings-at-wrong = Dit is geen tijd. Vul uren en minuten in, zoals 10:00.
settings-zone-wrong = Deze tijdzone bestaat niet. Vul werelddeel en stad in, zoals Europe/Amsterdam.
settings-reminder-late = De herinnering komt na het samenstellen. Kies een eerder moment.

## Approval

settings-approval = Goedkeuring
settings-approval-lead = Wat is er nodig voordat een update wordt verstuurd?
settings-approval-needed = Iemand van de redactie keurt elke update goed. Zonder goedkeuring wordt de update niet verstuurd.
settings-approval-two = Twee mensen van de redactie keuren elke update goed. Verandert er daarna iets, dan keuren ze opnieuw goed.
settings-approval-automatic = Een update wordt op het geplande moment automatisch verstuurd, ook zonder goedkeuring.
settings-minimum =
    { $count ->
        [one] Er is minstens één bericht nodig. Is er geen bericht, dan slaan we het moment over.
       *[other] Er zijn minstens { $count } berichten nodig. Zijn het er minder, dan slaan we het moment over. De berichten blijven in de wachtrij.
    }
settings-minimum-wrong = Vul een getal in van 1 tot en met 50.
settings-field-approval = Goedkeuring
settings-field-approval-hint = Wat er gebeurt als het moment van versturen komt
settings-field-minimum = Minimum aantal berichten
settings-field-minimum-hint = Een getal van 1 tot en met 50

## Name and sender

settings-sender = Naam en afzender
settings-sender-lead = Hoe heet de lijst, van wie komt de mail, en waar gaan antwoorden heen?
settings-sender-says = De mail komt van { $name }, { $address }.
settings-reply-says = Antwoorden gaan naar { $address }.
settings-reply-same = Antwoorden gaan naar datzelfde adres.
settings-postal-says = Onder elke mail staat: { $postal }.
settings-name-says = De lijst heet { $name }.
settings-field-name = Naam van de lijst
settings-field-name-hint = Deze naam staat boven elke update en in het onderwerp. Mailservers onderweg kunnen de naam lezen. Kies daarom een naam die niets zegt over iemands gezondheid
settings-field-sender = Naam van de afzender
settings-field-sender-hint = Lezers zien deze naam in hun mailbox
settings-field-address = Adres van de afzender
settings-field-address-hint = Een ander domein? Vraag eerst de beheerder of de mailserver daarvoor mag versturen
settings-field-reply = Adres voor antwoorden (hoeft niet)
settings-field-reply-hint = Niets ingevuld? Dan gaan antwoorden naar de afzender
settings-field-postal = Postadres
settings-field-postal-hint = Op één regel. Dit staat onder elke mail

## Form and pages

settings-form = Formulier en pagina's
settings-form-lead = In welke taal zijn de pagina's en de mail, en wat vraagt het formulier?
settings-language-says = Taal van de pagina's en de mail: { $language }.
settings-asks-name = Het formulier vraagt ook een naam. Die mag leeg blijven.
settings-asks-no-name = Het formulier vraagt alleen een e-mailadres.
settings-privacy-says = De privacyverklaring staat op { $link }
settings-privacy-none = Er is nog geen link naar een privacyverklaring.
settings-field-language = Taal
settings-field-language-hint = Voor de pagina's en de mail van deze lijst
settings-field-asks-name = Naam
settings-field-asks-name-hint = Vraag niet meer dan je nodig hebt
settings-field-privacy = Link naar de privacyverklaring (hoeft niet)
settings-field-privacy-hint = Zoals https://www.example.org/privacy

## Text next to the button

settings-wording = Tekst naast de knop
settings-wording-lead = Waar geeft iemand toestemming voor? Een nieuwe tekst is een nieuwe versie. Voor wie zich eerder aanmeldde, geldt de oude versie.
settings-wording-says = Versie { $version }, sinds { $date }:
settings-version = Versie { $version }, sinds { $date }
settings-versions = Alle versies
settings-field-wording = Tekst naast de knop
settings-field-wording-hint = Zeg wat iemand krijgt, hoe vaak, en hoe je je afmeldt
settings-field-wording-nl = Tekst naast de knop van het Nederlandse formulier (mag leeg)
settings-field-wording-nl-hint = Leeg: de eigen tekst van Rondbrief in die taal
settings-field-wording-en = Tekst naast de knop van het Engelse formulier (mag leeg)
settings-field-wording-en-hint = Leeg: de eigen tekst van Rondbrief in die taal

## Sites with the form

settings-sites = Sites met het formulier
settings-sites-lead = Welke andere sites mogen het formulier laten zien?
settings-sites-none = Nog geen andere site mag het formulier laten zien.
settings-sites-says = Deze sites mogen het formulier laten zien:
settings-sites-many = Dit zijn te veel sites. Vul er hoogstens 20 in.
settings-sites-wrong = ‘{ $site }’ is geen site. Vul alleen het begin van het adres in, zoals https://www.example.org
settings-field-sites = Sites, elk op een eigen regel
settings-field-sites-hint = Alleen het begin van het adres, zoals https://www.example.org. Haal een regel weg als die site het formulier niet meer mag laten zien

## Text at the foot

settings-footer = Tekst onderaan
settings-footer-lead = Deze tekst staat onder elke update en op de pagina's van de lijst. Schrijf bijvoorbeeld waar iemand hulp vindt.
settings-footer-none = Er staat nog geen eigen tekst onderaan. Schrijf bijvoorbeeld waar iemand hulp vindt.
settings-footer-says = Dit staat onder elke update en op de pagina's van de lijst:
settings-field-footer-nl = Tekst in het Nederlands (hoeft niet)
settings-field-footer-nl-hint = Markdown: **vet** en [tekst](https://www.example.org) voor een link
settings-field-footer-en = Tekst in het Engels (hoeft niet)
settings-field-footer-en-hint = Voor wie de mail in het Engels leest. Niets ingevuld? Dan staat er de tekst in de taal van de lijst

## The form on a site

settings-embed = Zet het formulier op je site
settings-embed-lead = Deze sites mogen het formulier laten zien:
settings-embed-none = Nog geen site mag het formulier laten zien.
settings-embed-add = Voeg je site eerst toe
settings-embed-ask = Vraag een eigenaar om eerst je site toe te voegen.
settings-wordpress = In WordPress
settings-wordpress-1 = Open de pagina of het bericht waar het formulier moet komen.
settings-wordpress-2 = Druk op de plus, zoek het blok ‘Aangepaste HTML’ en kies het.
settings-wordpress-3 = Kopieer de code hieronder en plak de code in het blok. Probeer eerst het formulier in de pagina zelf.
settings-wordpress-4 = Werk de pagina bij, en bekijk de pagina als bezoeker.
settings-snippet = Code om te plakken
settings-snippet-script = In de pagina zelf
settings-snippet-script-text = Het formulier komt op de plaats van deze regel en groeit met de pagina mee. De bezoeker blijft op je site.
settings-snippet-frame = In een kader
settings-snippet-frame-text = Voor een site die geen scripts toelaat. Het formulier staat in een kader met een vaste hoogte.
settings-snippet-plain = Een gewoon formulier
settings-snippet-plain-text = Dit werkt overal. De bezoeker drukt daarna nog één keer op een knop, op een pagina van ons.
settings-preview = Zo ziet het eruit
settings-preview-text = Dit is een voorbeeld. Als je het invult, wordt er niemand aangemeld.
settings-preview-of = Voorbeeld van het formulier van { $list }
