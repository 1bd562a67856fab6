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
numbers-promise = We meten niet of een lezer een mail opent of op een link klikt. Dat zie je hier dus niet.
numbers-empty = Er zijn nog geen lezers, en er is nog niets verstuurd. Zet het formulier op je site. Vanaf de eerste lezer zie je hier de cijfers.
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
numbers-under-way = Het versturen is nog bezig.
numbers-left =
    { $count ->
        [0] Niemand heeft zich afgemeld in de twee weken daarna.
        [one] Eén lezer heeft zich afgemeld in de twee weken daarna.
       *[other] { $count } lezers hebben zich afgemeld in de twee weken daarna.
    }
numbers-accepted = Aangekomen
numbers-refused = Geweigerd
numbers-left-after = Daarna afgemeld
numbers-read = Gelezen in het archief
numbers-accepted-chart = Aangekomen bij de mailserver van de lezer
numbers-accepted-tells = Van { $from } bij update { $first } naar { $to } bij update { $last }.
numbers-lost-chart = Geweigerd, en afgemeld in de twee weken daarna
numbers-lost-tells = In totaal geweigerd: { $refused }. In totaal afgemeld: { $went }.
numbers-update = Update
numbers-day = Verstuurd
numbers-issues-table = Resultaten per update, in een tabel
numbers-not-yet = nog niet klaar
numbers-explained = ‘Aangekomen’ betekent dat de mailserver van de lezer de mail heeft aangenomen. Afmeldingen tellen mee tot twee weken na een update, of tot de volgende update. ‘Gelezen in het archief’ telt hoe vaak die pagina is opgevraagd, ook door zoekmachines. We weten niet door wie.
