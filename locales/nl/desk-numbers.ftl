### The desk: the numbers of a list, in Dutch.

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
