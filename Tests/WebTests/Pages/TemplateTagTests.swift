import Features
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// Mustache shows nothing for a name that a page does not have, so nobody would notice a misspelled one.
struct TemplateTagTests {
    @Test func `every tag of every template exists in its page`() async throws {
        let samples = try await PageSamples.make()
        let texts = try TemplateFolder(Checkout.templates).texts()
        #expect(Set(samples.map(\.template)) == Set(Template.allCases))
        var walk = TagWalk(texts: texts)
        for template in Template.allCases {
            let frames = samples.filter { $0.template == template }.map(\.frame)
            walk.walk(template.rawValue, scopes: frames.map { [$0] })
        }
        walk.walk("shared/_field", scopes: PageSamples.fields.map { [$0] })
        for (template, letters) in PageSamples.letters {
            walk.walk(template.rawValue, scopes: letters.map { [$0] })
        }
        #expect(walk.faults == [])
        #expect(walk.walked == Set(texts.keys), "templates that no page uses, or that were not walked")
        #expect(walk.tags > 200)
    }

    @Test(arguments: [
        ("{{page.titel}}", "test:1: {{page.titel}} is nowhere"),
        ("{{#page.other}}\nx{{/page.other}}", "test:1: {{page.other}} is nowhere"),
        ("\n{{^page.head.nowhere}}{{/page.head.nowhere}}", "test:2: {{page.head.nowhere}} is nowhere"),
        ("{{{page.title}}}", "test:1: {{{page.title}}} is no markup, so it must be escaped"),
        ("{{page.requestID}}", "test:1: {{page.requestID}} is markup, so it must not be escaped again"),
    ])
    func `a tag that is wrong is found`(text: String, fault: String) async throws {
        let sample = PageSamples.framed(ErrorPage(status: .notFound, requestID: "1"))
        var walk = TagWalk(texts: ["test": text])
        walk.walk("test", scopes: [[sample.frame]])
        #expect(walk.faults == [fault])
    }
}

/// Goes through a template as Mustache would, with one or more samples of its page, and notes what is wrong.
struct TagWalk {
    let texts: [String: String]
    private var wrong: [String] = []
    /// Sections that one walk did not come into; where another did, that is enough.
    private var unfilled: [String] = []
    private var filled: Set<String> = []
    private(set) var walked: Set<String> = []
    private(set) var tags = 0

    var faults: [String] { wrong + unfilled.filter { !filled.contains($0) } }

    init(texts: [String: String]) {
        self.texts = texts
    }

    /// Walks a template.
    ///
    /// A scope is what names are looked up in, innermost last; there is one for each sample.
    mutating func walk(_ name: String, scopes: [[Any]]) {
        walked.insert(name)
        let all = TemplateTag.all(in: texts[name] ?? "").filter { $0.kind != "!" && $0.kind != "%" }
        walk(all[...], in: name, scopes: scopes)
    }

    private mutating func walk(_ all: ArraySlice<TemplateTag>, in name: String, scopes: [[Any]]) {
        var rest = all
        while let tag = rest.popFirst() {
            switch tag.kind {
            case ">": walk(tag.name, scopes: scopes)
            case "<":
                walk(tag.name, scopes: scopes)
                walk(inside(tag, &rest), in: name, scopes: scopes)
            case "$": walk(inside(tag, &rest), in: name, scopes: scopes)
            case "#", "^": walkSection(tag, inside(tag, &rest), in: name, scopes: scopes)
            default: check(tag, in: name, scopes: scopes)
            }
        }
    }

    /// The tags up to the one that closes `tag`; `rest` goes on behind it.
    private func inside(_ tag: TemplateTag, _ rest: inout ArraySlice<TemplateTag>) -> ArraySlice<TemplateTag> {
        var depth = 1
        let end = rest.firstIndex { other in
            if other.name == tag.name {
                depth += other.kind == "/" ? -1 : ["#", "^", "$", "<"].contains(other.kind) ? 1 : 0
            }
            return depth == 0
        }
        let inside = rest[..<(end ?? rest.endIndex)]
        rest = rest[((end ?? rest.endIndex - 1) + 1)...]
        return inside
    }

    private mutating func walkSection(
        _ tag: TemplateTag, _ inside: ArraySlice<TemplateTag>, in name: String, scopes: [[Any]]
    ) {
        let found = look(up: tag, in: name, scopes: scopes)
        var inner: [[Any]] = []
        for (scope, value) in zip(scopes, found) {
            switch value {
            case is Bool: inner.append(scope)
            case let list as [Any]: inner += list.map { scope + [$0] }
            case .some(let value) where tag.kind == "#": inner.append(scope + [value])
            default: if tag.kind == "^" { inner.append(scope) }
            }
        }
        let fault = "\(name):\(tag.line): no sample fills {{\(tag.kind)\(tag.name)}}"
        guard !inner.isEmpty || found.isEmpty else {
            unfilled.append(fault)
            return
        }
        filled.insert(fault)
        walk(inside, in: name, scopes: inner)
    }

    private mutating func check(_ tag: TemplateTag, in name: String, scopes: [[Any]]) {
        for value in look(up: tag, in: name, scopes: scopes) {
            if tag.kind == "{", let value, !(value is HTML) {
                wrong.append("\(name):\(tag.line): {{{\(tag.name)}}} is no markup, so it must be escaped")
            } else if tag.kind.isEmpty, value is HTML {
                wrong.append("\(name):\(tag.line): {{\(tag.name)}} is markup, so it must not be escaped again")
            }
        }
    }

    /// What a name stands for, in each scope; empty, and a fault, when one of them does not have it.
    private mutating func look(up tag: TemplateTag, in name: String, scopes: [[Any]]) -> [Any?] {
        tags += 1
        var values: [Any?] = []
        for scope in scopes {
            guard let value = Self.value(tag.name, in: scope) else {
                wrong.append("\(name):\(tag.line): {{\(tag.name)}} is nowhere")
                return []
            }
            values.append(value)
        }
        return values
    }

    /// Outer nil: there is no such name.
    ///
    /// Inner nil: there is, and it is empty in this sample.
    private static func value(_ name: String, in scope: [Any]) -> Any?? {
        guard name != "." else { return .some(scope.last) }
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first,
            var value = scope.reversed().lazy.compactMap({ child(first, of: $0) }).first
        else { return nil }
        for part in parts.dropFirst() {
            guard let whole = value else { return .some(nil) }
            guard let next = child(part, of: whole) else { return nil }
            value = next
        }
        return value
    }

    private static func child(_ name: String, of value: Any) -> Any?? {
        guard let child = Mirror(reflecting: value).children.first(where: { $0.label == name })?.value else {
            return nil
        }
        let mirror = Mirror(reflecting: child)
        return mirror.displayStyle == .optional ? .some(mirror.children.first?.value) : .some(child)
    }
}
