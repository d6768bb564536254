import Mustache

/// A value as templates look into it: its stored properties by name.
///
/// Mustache would reflect on a value again for every tag; this does it once a page, and once for all pages where all
/// show the same.
final class TemplateNames: MustacheParent, @unchecked Sendable {
    // Never changed, and made of the properties of a value that is Sendable: hence the promise above.
    private let values: [String: Any]

    /// Of a struct; what it holds is looked into as well, unless it is among `constants`.
    convenience init(_ value: some Sendable, _ constants: ConstantNames = ConstantNames([])) {
        self.init(reflecting: Mirror(reflecting: value), constants)
    }

    private init(reflecting mirror: Mirror, _ constants: ConstantNames) {
        values = Dictionary(
            mirror.children.compactMap { child in
                child.label.flatMap { label in Self.shown(child.value, constants).map { (label, $0) } }
            },
            uniquingKeysWith: { first, _ in first })
    }

    func child(named name: String) -> Any? { values[name] }

    /// Texts, markup and switches as they are, structs by name, nil for nothing.
    private static func shown(_ value: Any, _ constants: ConstantNames) -> Any? {
        if value is HTML || value is String || value is Bool { return value }
        if let known = constants.names(of: value) { return known }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.flatMap { shown($0.value, constants) }
        case .collection: mirror.children.compactMap { shown($0.value, constants) }
        default: TemplateNames(reflecting: mirror, constants)
        }
    }
}

/// What is the same on every page that shows it, looked into once: the site, the words.
struct ConstantNames: Sendable {
    private let names: [ObjectIdentifier: TemplateNames]

    /// Of each type that is among `values`, a page may show that value only.
    init(_ values: [any Sendable]) {
        names = Dictionary(
            values.map { (ObjectIdentifier(type(of: $0)), TemplateNames($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nil for what may differ between pages.
    func names(of value: Any) -> TemplateNames? {
        names[ObjectIdentifier(type(of: value))]
    }
}
