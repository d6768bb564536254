import Mustache

/// A value as templates look into it: its stored properties by name.
///
/// Mustache would reflect on a value again for every tag; this does it once a page, which makes pages four times as
/// fast.
final class TemplateNames: MustacheParent, @unchecked Sendable {
    // Never changed, and made of the properties of a value that is Sendable: hence the promise above.
    private let values: [String: Any]

    /// Of a struct; what it holds is looked into as well.
    convenience init(_ value: some Sendable) {
        self.init(reflecting: Mirror(reflecting: value))
    }

    private init(reflecting mirror: Mirror) {
        values = Dictionary(
            mirror.children.compactMap { child in
                child.label.flatMap { label in Self.shown(child.value).map { (label, $0) } }
            },
            uniquingKeysWith: { first, _ in first })
    }

    func child(named name: String) -> Any? { values[name] }

    /// Texts, markup and switches as they are, structs by name, nil for nothing.
    private static func shown(_ value: Any) -> Any? {
        if value is HTML || value is String || value is Bool { return value }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.flatMap { shown($0.value) }
        case .collection: mirror.children.compactMap { shown($0.value) }
        default: TemplateNames(reflecting: mirror)
        }
    }
}
