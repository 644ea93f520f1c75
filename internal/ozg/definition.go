package ozg

// Definition says what a Kennzahl counts, for the reader beside the number: the ⓘ of a page, the page
// Methodik and the sheet Methodik all show these texts. When a definition changes, its Fassung changes
// with it.
type Definition struct {
	Code     string // name in URLs and JSON
	Titel    string
	Kurz     string // one or two sentences for the ⓘ
	Formel   string // the rule in words
	Beispiel string // small enough to check by hand; may be empty
	Fassung  string // version of the definition
}

// Definitionen lists all definitions in the order of the page Methodik.
var Definitionen = []Definition{
	{
		Code: "umfang", Titel: "Umfang", Fassung: "1",
		Kurz:     "Alle OZG-Leistungen, die am Stichtag zählen. Der Umfang ist der Nenner der Anteile.",
		Formel:   "Leistungen der am Stichtag gültigen Ausgabe des OZG-Umsetzungskatalogs, dazu Leistungen, die zuerst ein Umsetzungsplan genannt hat, ohne die als entfallen gemeldeten. Ein zurückliegender Monat behält seinen damaligen Umfang.",
		Beispiel: "Der Katalog nennt 557 Leistungen, Pläne nennen 20 weitere, 2 sind entfallen: 557 + 20 − 2 = 575.",
	},
	{
		Code: "irgendwo", Titel: "Online, irgendwo", Fassung: "1",
		Kurz:     "OZG-Leistungen, die an mindestens einem Ort online genutzt werden können. Ein einziges Land oder eine einzige Kommune genügt.",
		Formel:   "Anzahl der Leistungen des Umfangs mit dem Stand „online“ oder „flächendeckend“, geteilt durch den Umfang.",
		Beispiel: "Von 3 Leistungen ist eine in 4 Ländern, eine in allen 16 Ländern und eine nirgends online: 2 von 3.",
	},
	{
		Code: "abdeckung", Titel: "Abdeckung", Fassung: "1",
		Kurz:     "Jede OZG-Leistung zählt mit dem Anteil der zuständigen Gebietskörperschaften, in denen sie online ist. Die Summe ist als Anzahl von Leistungen zu lesen.",
		Formel:   "Summe über den Umfang von (Länder, in denen die Leistung online ist) ÷ (16 Länder ohne die nicht zuständigen), geteilt durch den Umfang. Bei Typ 1 ist allein der Bund zuständig. Ein nicht gemeldetes Land zählt als nicht online. Ist kein Land gemeldet, zählt eine flächendeckende Leistung ganz, eine Leistung, die nur irgendwo online ist, mit ihren umsetzenden Ländern oder sonst mit einem Land; wie viele das betrifft, steht unter „ohne Länderangabe“. Ist der Typ nicht bekannt, gelten 16 Länder.",
		Beispiel: "Von 3 Leistungen ist eine in 4 von 16 Ländern, eine in 16 von 16 und eine nirgends online: 4/16 + 16/16 + 0/16 = 1,25, entspricht 1 von 3 Leistungen.",
	},
	{
		Code: "flaechendeckend", Titel: "Flächendeckend", Fassung: "1",
		Kurz:     "OZG-Leistungen, die überall online genutzt werden können, wo jemand für sie zuständig ist.",
		Formel:   "Anzahl der Leistungen des Umfangs mit dem Stand „flächendeckend“, geteilt durch den Umfang. Flächendeckend ist eine Leistung, wenn sie in allen zuständigen Ländern als online gemeldet ist; ohne jede Länderangabe, wenn der Stand „flächendeckend“ gemeldet oder die bundesweite Verfügbarkeit erreicht ist; bei Typ 1, sobald sie online ist.",
		Beispiel: "Ein Land ist nicht zuständig, die Leistung ist in den 15 anderen online: flächendeckend. Fehlt die Angabe eines dieser 15 Länder, ist sie nur irgendwo online.",
	},
	{
		Code: "land", Titel: "Abdeckung eines Landes", Fassung: "1",
		Kurz:     "Anteil der föderalen OZG-Leistungen (alle außer Typ 1), für die das Land zuständig ist und die dort online sind. Gezählt wird, was über das Land gemeldet ist, nicht, was es federführend betreut.",
		Formel:   "Anzahl der Leistungen, die im Land als online gemeldet sind, geteilt durch die Anzahl der föderalen Leistungen des Umfangs ohne die, für die das Land als nicht zuständig gemeldet ist. Eine flächendeckende Leistung ohne jede Länderangabe zählt in jedem Land als online. Ist zu einem Land nichts gemeldet, zählt die Leistung dort als nicht online und steht unter „keine Angabe“. Ein „online“ mit einem Datum nach dem Stichtag seiner Meldung gilt als geplant. Stufen der Karte: genau 0 %, dann je 20 Prozentpunkte, nach dem genauen Bruch.",
		Beispiel: "Von 5 Leistungen ist eine vom Typ 1, eine im Land nicht zuständig, eine online, eine geplant und zu einer ist nichts gemeldet: 1 von 3.",
	},
	{
		Code: "verteilung", Titel: "Verteilung der Abdeckung", Fassung: "1",
		Kurz:     "Wie viele OZG-Leistungen bei wie vielen ihrer zuständigen Gebietskörperschaften online sind, in festen Klassen.",
		Formel:   "Klassen nach dem genauen Bruch: 0 % und 100 % sind genau keine und genau alle, dazwischen liegen die Grenzen bei einem Viertel, der Hälfte und drei Vierteln. Was ohne jede Länderangabe online ist, steht in einer eigenen Klasse, denn seine Abdeckung ist angenommen. Die Klassen ergeben zusammen den Umfang.",
		Beispiel: "In 4 von 16 Ländern online: genau ein Viertel, Klasse 25 bis 49 %. In 15 von 16 Ländern: Klasse 75 bis 99 %.",
	},
	{
		Code: "zustand", Titel: "Stand (abgeleitet)", Fassung: "1",
		Kurz:     "Der eine Stand je Leistung, der in allen Zahlen, Balken und Listen gilt. Er folgt aus gemeldetem Stand, Ländern und Terminen; der gemeldete Stand steht daneben.",
		Formel:   "Der Reihe nach: 1. entfallen, wenn so gemeldet. 2. flächendeckend, wenn alle zuständigen Länder online sind, oder ohne Länderangabe bei gemeldetem Stand „flächendeckend“ oder erreichter bundesweiter Verfügbarkeit. 3. online, wenn ein Land online ist, der Stand „online“ oder „flächendeckend“ gemeldet ist oder die Referenzimplementierung erreicht ist und kein später gemeldeter Stand anderes sagt; bei Typ 1 ist online sogleich flächendeckend. 4. sonst der gemeldete Stand (zurückgestellt, Umsetzung, Planung, offen). 5. keine Angabe. Ein Termin nach dem Stichtag seiner Meldung zählt nicht als erreicht.",
		Beispiel: "Gemeldet ist „flächendeckend“, aber ein zuständiges Land „nein“: der Stand ist online, und der Widerspruch wird angezeigt.",
	},
	{
		Code: "keine_angabe", Titel: "keine Angabe", Fassung: "1",
		Kurz:     "Zu diesen OZG-Leistungen ist nichts gemeldet, woraus ein Stand folgt. Sie zählen im Umfang mit und nie als „offen“.",
		Formel:   "Anzahl der Leistungen des Umfangs ohne gemeldeten Stand, ohne Land, das online ist, und ohne erreichte Referenzimplementierung oder bundesweite Verfügbarkeit. In jeder Gliederung eine eigene Klasse.",
		Beispiel: "575 Leistungen im Umfang, zu 544 folgt ein Stand: 31 ohne Angabe.",
	},
	{
		Code: "meilenstein", Titel: "Meilensteine", Fassung: "1",
		Kurz:     "Vier Etappen je Umsetzungsprojekt: Übergabe der Leistungssteckbriefe, Konzeption, Referenzimplementierung, bundesweite Verfügbarkeit. „Verspätet“ meint die bundesweite Verfügbarkeit, wenn nichts anderes dabeisteht.",
		Formel:   "Erreicht durch einen Ist-Termin, der nicht nach dem Stichtag seiner Meldung liegt; sonst durch den Stand, der ihn einschließt (online: Referenzimplementierung, flächendeckend: bundesweite Verfügbarkeit), dann mit dem ersten Stichtag dieses Standes als „spätestens“.",
		Beispiel: "Ohne Ist-Termin, flächendeckend gemeldet zum 31.03. und zum 30.06.: bundesweit verfügbar spätestens am 31.03.",
	},
	{
		Code: "erstplan", Titel: "Erstplan", Fassung: "1",
		Kurz:     "Der zuerst gemeldete Soll-Termin eines Meilensteins. Verschiebungen ändern ihn nicht.",
		Formel:   "Soll-Termin aus der gültigen Meldung mit dem frühesten Stichtag, bei gleichem Stichtag aus dem früher angenommenen Import. Stammt er aus einem Plan, der erst nach einem neueren eingereicht wurde, heißt er „nachgereicht“. Ein später gelöschter Soll-Termin und eine später entfallene Leistung bleiben im Nenner des Erstplans und stehen daneben.",
		Beispiel: "Soll 30.06.2021 im Plan vom 31.03.2020, Soll 31.12.2021 im Plan vom 30.09.2020: Erstplan ist der 30.06.2021.",
	},
	{
		Code: "plantreue", Titel: "Plantreue", Fassung: "1",
		Kurz:     "Von den Meilensteinen, die bis zum Stichtag erreicht sein sollten, die erreichten. Gegen den Erstplan und gegen den aktuellen Plan stets nebeneinander.",
		Formel:   "Anzahl der erreichten ÷ Anzahl der Meilensteine mit Soll bis zum Stichtag, einmal mit dem Soll des Erstplans, einmal mit dem des aktuellen Plans.",
		Beispiel: "10 sollten nach dem Erstplan erreicht sein, 4 sind es: 4 von 10. 5 davon wurden auf später verschoben, nach dem aktuellen Plan sind deshalb nur 5 fällig: 4 von 5.",
	},
	{
		Code: "verzug", Titel: "Verzug und Verschiebungen", Fassung: "1",
		Kurz:     "Verzug: Tage vom Soll-Termin bis zum Erreichen oder, solange nicht erreicht, bis zum Stichtag. Verschiebungen: wie oft und um wie viele Tage der Soll-Termin sich änderte.",
		Formel:   "Erreicht: Ist − Soll (negativ: früher als geplant). Nicht erreicht und Soll vergangen: Stichtag − Soll. Nicht erreicht und Soll nicht vergangen: 0. Zurückgestellte Leistungen gelten nicht als verspätet. Der Median nimmt die fälligen Meilensteine des aktuellen Plans, bei gerader Anzahl den größeren der beiden mittleren Werte.",
		Beispiel: "Soll 30.05.2021, am Stichtag 30.06.2021 nicht erreicht: 31 Tage Verzug.",
	},
	{
		Code: "naechster", Titel: "Nächster Meilenstein", Fassung: "1",
		Kurz:     "Der erste noch nicht erreichte Meilenstein mit Soll-Termin. Bei einem Umsetzungsprojekt zählt der früheste seiner Leistungen; ist dessen Soll vergangen, ist das Projekt im Verzug.",
		Formel:   "Ein erreichter Meilenstein schließt die früheren ein, auch wenn zu ihnen kein Ist-Termin gemeldet ist. Zurückgestellte Leistungen haben keinen nächsten Meilenstein. Ein Umsetzungsprojekt sind die Leistungen einer Welle und eines Themenfelds mit demselben Projektnamen; es erreicht einen Meilenstein mit der letzten seiner Leistungen und plant ihn für das späteste Soll.",
		Beispiel: "Von 2 Leistungen eines Projekts sollte eine die Referenzimplementierung am 31.05.2021 erreichen, die andere am 31.08.2021 bundesweit verfügbar sein; am 30.06.2021 ist beides nicht erreicht: nächster Meilenstein Referenzimplementierung, 30 Tage Verzug.",
	},
	{
		Code: "nachnutzung", Titel: "Nachnutzung: beigetreten, allein gebaut", Fassung: "1",
		Kurz:     "Beigetreten ist ein Land einer Leistung des Modells A, wenn sie dort online ist. Allein gebaut wird eine Leistung, zu der genau ein umsetzendes Land gemeldet ist.",
		Formel:   "Beigetreten: Länder, in denen die Leistung online ist, von den zuständigen. Allein: Leistungen, deren umsetzende Länder genau ein Land nennen; Ressorts zählen nicht. FIM-Bausteine: je Leistung Leistungsbeschreibung, Datenfelder und Prozess, jeder fertig, in Arbeit, offen oder ohne Angabe.",
		Beispiel: "Eine Leistung des Modells A ist in 4 von 16 zuständigen Ländern online: 4 von 16 Ländern sind beigetreten.",
	},
	{
		Code: "programm", Titel: "Digitalisierungsprogramm Föderal", Fassung: "1",
		Kurz:     "Zum Digitalisierungsprogramm Föderal gehören die OZG-Leistungen der Typen 2 bis 5. Die des Typs 1 setzt der Bund in einem eigenen Programm um.",
		Formel:   "Innerhalb: Leistungen der Typen 2/3 und 4/5. Außerhalb: Typ 1. Ohne gemeldeten Typ: gesondert. Der Katalog führt den Typ je LeiKa-Leistung; ohne Angabe eines Plans gilt der Typ, den die meisten LeiKa-Leistungen einer OZG-Leistung haben.",
		Beispiel: "Eine OZG-Leistung mit 3 LeiKa-Leistungen des Typs 2/3 und einer des Typs 1 zählt als Typ 2/3: innerhalb.",
	},
	{
		Code: "federfuehrung", Titel: "Federführung", Fassung: "1",
		Kurz:     "Ressort und Land, die ein Themenfeld gemeinsam verantworten. Sie sagt nichts darüber, wo eine Leistung online ist oder wer sie umsetzt.",
		Formel:   "Je Leistung die gemeldeten Ressorts und Länder, sonst die des Themenfelds. Eine Leistung mit zwei Ländern zählt in beiden Zeilen und in der Summe einmal.",
		Beispiel: "10 Leistungen bei Hessen, 10 bei Baden-Württemberg, davon 10 gemeinsam: zwei Zeilen mit je 10, zusammen 10 Leistungen.",
	},
	{
		Code: "widerspruch", Titel: "Widerspruch", Fassung: "1",
		Kurz:     "Der gemeldete Stand und der Stand, der aus Ländern und Terminen folgt, sind verschieden. Gezählt wird der abgeleitete Stand.",
		Formel:   "Anzahl der Leistungen, deren gemeldeter Stand nicht der abgeleitete ist. Typ 1, gemeldet als online und damit flächendeckend, ist kein Widerspruch.",
		Beispiel: "Gemeldet ist „Umsetzung“, die Leistung ist aber in 3 Ländern online: Widerspruch.",
	},
	{
		Code: "burnup", Titel: "Burn-up", Fassung: "1",
		Kurz:     "Die drei Zahlen an jedem Monatsende, daneben Umfang, aktueller Plan, Erstplan und Frist. Die Zahlen können fallen.",
		Formel:   "Je Monatsende der Bestand nach dem gezeigten Wissensstand und mit dem Umfang jenes Monats. Planlinie: Anzahl der Leistungen mit Soll der bundesweiten Verfügbarkeit bis zu diesem Monat, wie am gezeigten Stichtag gemeldet. Leistungen ohne Soll kann die Planlinie nicht erreichen; ihre Anzahl steht dabei.",
		Beispiel: "3 Leistungen mit Soll im Januar, März und März: die Planlinie zeigt Ende Januar 1, Ende Februar 1, Ende März 3.",
	},
	{
		Code: "aenderungen", Titel: "Änderungen", Fassung: "1",
		Kurz:     "Was am Stichtag anders ist als am Vergleichstag, beides nach demselben Wissensstand. Eine Angabe, die unverändert neu gemeldet wurde, ist keine Änderung.",
		Formel:   "Je Leistung jede Angabe, deren Wert verschieden ist, dazu der abgeleitete Stand und die Zugehörigkeit zum Umfang. Jede Angabe steht in genau einer Art; folgt aus ihr der neue Stand, bei diesem. Zurückgefallen ist auch, was zurückgestellt wurde.",
		Beispiel: "Stand Umsetzung → online und Soll 30.06. → 31.12.: einmal „neu online“, einmal „Soll-Termin geändert“ um 184 Tage.",
	},
	{
		Code: "verschlechterung", Titel: "Verschlechterungen", Fassung: "1",
		Kurz:     "Leistungen, die gegenüber dem Vergleichstag zurückgefallen sind, Länder verloren haben oder deren Soll-Termin der bundesweiten Verfügbarkeit nach hinten rückte. Genannt wird je Art die größte zuerst.",
		Formel:   "Jede Leistung des Umfangs zählt einmal, in der schwersten Art: 1. zurückgefallen nach dem abgeleiteten Stand, geordnet danach, von welchem Stand und wie tief; 2. in weniger zuständigen Gebietskörperschaften online, geordnet nach deren Zahl; 3. Soll-Termin gestrichen oder später, geordnet nach Tagen. Was aus dem Umfang fiel, steht unter Änderungen.",
		Beispiel: "Eine Leistung fällt von online auf Umsetzung und verschiebt ihr Soll um 184 Tage: einmal „zurückgefallen“.",
	},
	{
		Code: "bruecke", Titel: "Brücke", Fassung: "1",
		Kurz:     "Woraus der Unterschied einer Zahl zwischen zwei Tagen besteht: nachträglich berichtigt, neu online, zurückgefallen, neu im Umfang, nicht mehr im Umfang. Die Teile ergeben den Unterschied genau.",
		Formel:   "Je Leistung ihr Beitrag am Vergleichstag, wie er damals bekannt war, am Vergleichstag, wie er heute bekannt ist, und am Stichtag. Der Unterschied der beiden ersten ist „nachträglich berichtigt“; ohne eigenen Wissensstand des Vergleichs ist er null. Der Unterschied der beiden letzten ist „neu im Umfang“ oder „nicht mehr im Umfang“, wenn die Leistung nur an einem der Tage zur Auswahl zählt (auch durch einen Wechsel des Themenfelds), sonst „neu online“ oder „zurückgefallen“. Für die Abdeckung steht ihr Zähler, die Angebote.",
		Beispiel: "Am Vergleichstag waren 100 bekannt, heute weiß man von 103 (+3). Seitdem 14 neu, 2 zurückgefallen, 1 neu im Umfang, 4 nicht mehr im Umfang: 100 + 3 + 14 − 2 + 1 − 4 = 112.",
	},
	{
		Code: "meilensteintrend", Titel: "Meilensteintrend", Fassung: "1",
		Kurz:     "Wie sich die Soll-Termine von Plan zu Plan verschoben haben: zu jedem Stichtag der Termin, der damals galt. Eine waagerechte Linie hält, eine steigende rutscht, wo sie die Diagonale trifft, ist der Termin da.",
		Formel:   "Je Meilenstein und Stichtag eines Plans der Soll-Termin, der an diesem Stichtag als letzter gemeldet war. Für mehrere Leistungen der mittlere dieser Termine (bei gerader Anzahl der spätere der beiden mittleren) über die Leistungen des Umfangs, die damals einen hatten; wie viele das sind, steht daneben. Verschoben: verschieden vom vorigen Stichtag, an dem auch schon ein Termin galt.",
		Beispiel: "Soll im Plan vom 31.03.2020: 30.06.2021; im Plan vom 30.09.2020: 31.12.2021; dazwischen nicht neu gemeldet. Punkte: 30.06.2021, am 30.06.2020 ebenso, am 30.09.2020 um 184 Tage später.",
	},
	{
		Code: "ziel", Titel: "Ziel und Frist", Fassung: "1",
		Kurz:     "Bis zur Frist des Onlinezugangsgesetzes am 31.12.2022 sollten alle Leistungen flächendeckend online sein. Die Tage zählen ab dem Stichtag.",
		Formel:   "Tage bis zum Ziel = Datum des Ziels − Stichtag; nach dem Ziel die Tage seitdem. Gezählt wird, was flächendeckend ist.",
		Beispiel: "Stichtag 30.06.2021: noch 549 Tage bis zum 31.12.2022.",
	},
	{
		Code: "meldedisziplin", Titel: "Meldedisziplin", Fassung: "1",
		Kurz:     "Wie alt die jüngste Meldung eines Themenfeldes am Stichtag ist. Bewertet wird eine Federführung, nie eine Person.",
		Formel:   "Stichtag − jüngster Stichtag eines angenommenen Plans zu den Leistungen des Themenfeldes; ein Plan ohne Änderungen zählt. Mehr als 100 Tage gelten als alt.",
		Beispiel: "Jüngster Plan vom 31.03.2021, Stichtag 30.06.2021: 91 Tage, nicht alt.",
	},
	{
		Code: "vollstaendig", Titel: "Vollständigkeit", Fassung: "1",
		Kurz:     "OZG-Leistungen, zu denen alle für die Steuerung nötigen Angaben vorliegen.",
		Formel:   "Anzahl der Leistungen mit Typ, Welle, Stand, Soll der bundesweiten Verfügbarkeit und, außer bei Typ 1, Nachnutzungsmodell, geteilt durch den Umfang.",
		Beispiel: "Eine Leistung des Typs 1 ohne Nachnutzungsmodell, mit den vier anderen Angaben: vollständig.",
	},
	{
		Code: "ozg_konform", Titel: "OZG-konform", Fassung: "1",
		Kurz:     "OZG-Leistungen, die dort, wo sie online sind, mindestens den Reifegrad 3 haben.",
		Formel:   "Anzahl der Leistungen, die irgendwo online sind und mit Reifegrad 3 oder höher gemeldet sind, geteilt durch die Anzahl derer, die irgendwo online sind und zu denen ein Reifegrad gemeldet ist. Bis zum Stichtag 30.06.2025 gilt das Reifegradmodell von 2020 (0 bis 4), danach die Version 2.0 (0 bis 7).",
		Beispiel: "5 Leistungen sind online, davon 2 mit Reifegrad 3, 1 mit Reifegrad 2 und 2 ohne Angabe: 2 von 3.",
	},
	{
		Code: "einheit", Titel: "Einheit", Fassung: "1",
		Kurz:     "Gezählt werden OZG-Leistungen, jede einmal. Zum Vergleich steht die Zählung nach LeiKa-Leistungen daneben.",
		Formel:   "Nach LeiKa-Leistungen zählt jede OZG-Leistung so oft, wie der Katalog ihr LeiKa-Leistungen zuordnet (Stand Oktober 2019), eine nur von Plänen genannte einmal.",
		Beispiel: "Eine flächendeckende OZG-Leistung mit 3 und eine offene mit 9 LeiKa-Leistungen: 1 von 2 OZG-Leistungen, 3 von 12 LeiKa-Leistungen.",
	},
	{
		Code: "bund_dashboard", Titel: "Zählweise des Dashboards des Bundes", Fassung: "–",
		Kurz:   "Nicht unsere Zählung, sondern die des Bundes: Eine OZG-Leistung gilt dort als online, „wenn mindestens eine zugehörige Verwaltungsleistung den Reifegrad 2 erreicht hat (und im Digitalisierungsprogramm Föderal in mindestens einer Kommune verfügbar ist)“.",
		Formel: "Wortlaut nach digitale-verwaltung.de, Reifegradmodell. Leistungen des Typs 1 gelten mit dem Start als flächendeckend. Am nächsten kommt dem die Zahl „Online, irgendwo“; sie verlangt keinen Reifegrad und zählt, was Pläne als online melden. Veröffentlichte Zahlen des Bundes und Zahlen dieses Berichts gehören nicht in eine Reihe.",
	},
}

// DefinitionNamed finds a definition by its code.
func DefinitionNamed(code string) (Definition, bool) {
	for _, d := range Definitionen {
		if d.Code == code {
			return d, true
		}
	}
	return Definition{}, false
}
