### The desk: an editor's account, in Dutch.

desk-approved = Update { $number } is klaar en wordt op { $sends } verstuurd, { $readers }.
desk-approved-unplanned = Update { $number } is klaar en wacht tot iemand op ‘Verstuur nu’ drukt.

## Where an editor is signed in

desk-sessions-title = Waar je bent ingelogd
desk-sessions-lead =
    { $count ->
        [one] Je bent alleen in deze browser ingelogd.
       *[other] Je bent in { $count } browsers ingelogd. Herken je er een niet? Log dan in die browser uit.
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

## The browsers that an editor signed in with before

desk-browsers = Browsers die we kennen
desk-browsers-lead = In deze browsers heb je eerder ingelogd. Vraag je daar een link aan, dan krijg je die, ook als iemand anders er veel op jouw adres aanvraagt. Herken je een browser niet? Druk dan op Vergeet.
desk-browser-times = Eerste keer: { $since }. Laatste keer: { $seen }.
desk-browser-forget = Vergeet

## Which mail an editor gets

desk-choices = Welke mail je krijgt
desk-choices-lead = Kies per lijst waarover je mail wilt krijgen.
desk-choices-now = Je krijgt nu: { $what }.
desk-choices-nothing = Je krijgt hierover nu geen mail.
desk-choice-reminder-short = de herinnering
desk-choice-review-short = de vraag om een update te bekijken
desk-choice-held-short = een melding als een update in de wacht staat
desk-choice-sent-short = de samenvatting
desk-choice-trouble-short = een melding als het versturen niet goed lukt
desk-choice-reminder = De wachtrij sluit bijna, met een overzicht van de berichten
desk-choice-review = Er staat een nieuwe update klaar om te bekijken
desk-choice-held = Een update staat in de wacht, met de reden
desk-choice-sent = Een update is verstuurd, met een samenvatting
desk-choice-trouble = Het versturen lukt niet goed
desk-choices-save = Bewaar mijn keuze
desk-choices-done = Bewaard. Vanaf nu krijg je de mail die je hebt aangevinkt.

## The second step

desk-factors = Tweede stap bij het inloggen
desk-factors-some = Met de link uit de mail en een tweede stap laat je zien dat jij het bent.
desk-factors-needed = Mag je updates versturen of lezers zien? Dan heb je bij het inloggen een tweede stap nodig. Iemand die in je mailbox kan, kan dan nog niet inloggen.
desk-factors-none = Een tweede stap is voor jou niet verplicht, maar maakt je account wel veiliger.
desk-factor-ask = Nog één stap
desk-factor-ask-lead = Laat zien dat jij het bent.
desk-factor-code = Code
desk-factor-code-hint = De zes cijfers uit je app, of een van je herstelcodes
desk-factor-recovery = Herstelcode
desk-factor-recovery-hint = Een van de codes die je hebt bewaard
desk-factor-on = Ga verder
desk-factor-wrong = Deze code klopt niet, of is al gebruikt. Kijk welke code er nu in je app staat.
desk-factor-too-many = Je hebt te vaak een verkeerde code ingevuld. Wacht een kwartier en probeer het dan nog eens.
desk-factor-later = Doe dit later
desk-factor-remove = Verwijder
desk-factor-show = Doe de tweede stap
desk-factors-manage = Bekijk of wijzig je tweede stap
desk-factor-for-issues = Je hebt eerst een tweede stap nodig om goed te keuren en te versturen.
desk-factor-for-readers = Je hebt eerst een tweede stap nodig om lezers te zien.
desk-factor-for-settings = Je hebt eerst een tweede stap nodig om de instellingen te wijzigen.
desk-factor-for-people = Je hebt eerst een tweede stap nodig om te bepalen wie hier werkt.
desk-factor-for-log = Je hebt eerst een tweede stap nodig om het logboek te zien.
desk-factor-to-send = Na de tweede stap kun je goedkeuren en versturen.
desk-factor-is-shown = Je hebt de tweede stap in deze browser gedaan.
desk-factor-is-not = Je hebt de tweede stap in deze browser nog niet gedaan.
desk-factor-app = App met codes
desk-factor-app-about = Vraagt bij het inloggen om zes cijfers

## An app with codes

desk-app = Codes uit een app
desk-app-lead = Een app op je telefoon maakt elke halve minuut een nieuwe code. Dat werkt ook zonder internet.
desk-app-set-up = Stel een app in
desk-app-step-get = Open op je telefoon een app voor codes, zoals Aegis, 2FAS of die van je wachtwoordbeheerder.
desk-app-step-scan = Voeg daar een account toe en richt de camera op deze QR-code.
desk-app-picture = QR-code voor je app
desk-app-type = Lukt dat niet? Typ dan deze letters in de app:
desk-app-step-code = De app laat nu zes cijfers zien. Vul ze hieronder in.
desk-app-code = Code uit de app
desk-app-button = Zet de app aan
desk-app-wrong = Deze code klopt niet. Vul de code in die nu in de app staat, en kijk of de klok van je telefoon goed staat.

## Recovery codes

desk-recovery = Herstelcodes
desk-recovery-left =
    { $count ->
        [0] Je hebt geen herstelcodes. Maak ze nu, voor als je je telefoon kwijtraakt.
        [one] Je hebt nog één herstelcode, voor als je je telefoon kwijtraakt.
       *[other] Je hebt nog { $count } herstelcodes, voor als je je telefoon kwijtraakt.
    }
desk-recovery-new = Maak nieuwe herstelcodes
desk-recovery-keep = Bewaar deze codes op een veilige plek, bijvoorbeeld op papier. Met elke code kun je één keer inloggen zonder je telefoon of sleutel. Je ziet de codes alleen nu.
desk-recovery-renewed = Je oude codes werken niet meer.
desk-copy = Kopieer
desk-copied = Gekopieerd
desk-print = Print
desk-recovery-kept = Ik heb de codes bewaard

## Passkeys

desk-passkey-add = Passkey
desk-passkey-lead = Je logt in met je vingerafdruk, je gezicht of de pincode van dit apparaat. Dat is het makkelijkst en het veiligst.
desk-passkey-name = Naam van de passkey
desk-passkey-name-hint = Zo herken je de passkey later
desk-passkey-name-first = Mijn apparaat
desk-passkey-name-wrong = Geef de passkey een naam van hoogstens 300 tekens.
desk-passkey-make = Maak een passkey
desk-passkey-failed = Er is geen passkey gemaakt. Probeer het nog eens, of kies een app met codes.
desk-passkey-use = Log in met een passkey
desk-passkey-not-shown = Het lukte niet met een passkey. Probeer het nog eens, of log op de andere manier in.
desk-passkey-days =
    { $count ->
        [0] Vandaag gebruikt
        [one] Gisteren gebruikt
       *[other] { $count } dagen geleden gebruikt
    }
