/// Words before and behind a number that tell what it is.
enum PersonalWords {
    /// These words say that a number belongs to a thing or a sale, not to a person.
    static func tellAnother(_ words: [String]) -> Bool { words.contains { things.contains($0) } }

    /// These words say that a number is a telephone's; `words` has the nearest first.
    static func tellPhone(_ words: [String]) -> Bool {
        for (index, word) in words.enumerated() {
            if phones.contains(word) { return true }
            let next = index == 0 ? "" : words[index - 1]
            if calls.contains(word), next.isEmpty || callees.contains(next) { return true }
            if word == "number", index + 1 < words.count, owners.contains(words[index + 1]) { return true }
        }
        return false
    }

    /// A measure or money.
    static func isUnit(_ word: String) -> Bool { units.contains(word) }

    private static let things: Set<String> = [
        "order", "orders", "serial", "serials", "invoice", "tracking", "isbn", "sku", "article", "artikel", "part",
        "model", "ref", "reference", "item", "ticket", "case", "batch", "lot", "upc", "ean", "rma", "sn", "bestellung",
        "bestellnummer", "artikelnummer", "seriennummer", "rechnung", "rechnungsnummer", "commande", "catalogue",
        "catalog", "cat", "firmware", "version", "ip", "build", "patent", "barcode", "shipment", "parcel", "dhl",
        "fedex", "opus", "kaufnummer", "pedido", "quote", "receipt", "gauge", "gauges", "set", "sets", "preset",
        "patch", "frequencies", "pickups", "itm",
    ]
    private static let phones: Set<String> = [
        "phone", "tel", "telephone", "telefon", "telefonnummer", "mobile", "mobil", "mobilnummer", "cell", "cellphone",
        "handy", "handynummer", "sms", "whatsapp", "fax", "telefono", "portable", "viber",
    ]
    private static let calls: Set<String> = ["call", "text", "ring", "dial", "reach", "phoning", "anrufen", "appelez"]
    private static let callees: Set<String> = ["me", "us", "him", "her", "on", "at", "moi"]
    private static let owners: Set<String> = ["my", "our", "his", "her", "their", "meine", "s"]
    private static let units: Set<String> = [
        "hz", "khz", "mhz", "ohm", "ohms", "mm", "cm", "inch", "inches", "kg", "lbs", "usd", "eur", "gbp", "euro",
        "euros", "dollars", "pounds", "bucks", "watt", "watts", "volt", "volts", "ma", "bpm", "pcs", "pf", "uf", "db",
        "points", "bytes", "kb", "mb", "gb", "years", "samples", "turns", "pieces", "units", "uhr", "jahre", "km",
        "minuten", "minutes", "meter", "stuck", "copies", "strings", "posts", "miles", "hours", "people",
    ]
}
