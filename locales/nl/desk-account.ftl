### The desk: an editor's account, in Dutch.

desk-approved = Update { $number } is klaar en gaat op { $sends } de deur uit, { $readers }.
desk-approved-unplanned = Update { $number } is klaar en gaat de deur uit zodra iemand hem verstuurt.
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
