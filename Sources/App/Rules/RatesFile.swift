import Features
import Yams

/// `rates.yaml`: the numbers of the Gate.
struct RatesFile {
    private(set) var reader: RuleFileReader

    init(file: String) {
        reader = RuleFileReader(file: file)
    }

    /// The numbers that the file sets over those that are there anyway.
    mutating func read(_ text: String) -> Rates {
        var rates = Rates()
        let keys = Rates.CodingKeys.allCases
        let fields = reader.root(of: text, keys: keys.map(\.rawValue))
        for key in keys {
            guard let node = fields[key.rawValue],
                let number = reader.number(node, key.rawValue, in: Rates.range(key))
            else { continue }
            rates[key] = number
        }
        return rates
    }
}
