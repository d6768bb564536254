import Storage

extension Doctor {
    /// Names against the list of names taken, which keeps everybody from what looks like another's.
    func names() async throws -> Finding {
        let (faults, waiting) = try await store.read { transaction in
            var (faults, waiting): ([String], Int) = ([], 0)
            try transaction.each(.bearers) { bearer in
                guard faults.count < Self.maximumListed else { return }
                if bearer.foldedName != Fold.name(bearer.name) {
                    faults.append("member \(bearer.id): the name is not found by what it is folded to")
                }
                let taken = try transaction.all(.namesTaken(by: bearer.id))
                if taken.isEmpty {
                    waiting += 1
                } else if !taken.contains(where: bearer.isNoted) {
                    faults.append("member \(bearer.id): the name is taken under another look than its own")
                }
            }
            return (faults, waiting)
        }
        let remark = waiting == 0 ? nil : "\(waiting) names wait to be noted as taken"
        return finding("names", faults, remark: remark)
    }

    /// Members' addresses, and those of people who registered: the key opens each, and its look-up hash is its own.
    func memberAddresses() async throws -> Finding {
        let keys = self.keys
        let faults = try await store.read { transaction in
            var faults: [String] = []
            try transaction.each(.memberAddresses) { holder, hash, sealed in
                guard faults.count < Self.maximumListed else { return }
                guard let address = keys.address(in: sealed) else {
                    faults.append("\(holder): the address can't be opened with this key")
                    return
                }
                if keys.lookUpHash(of: address) != hash {
                    faults.append("\(holder): the look-up hash is not that of the address")
                }
            }
            return faults
        }
        return finding("members' addresses", faults)
    }

    /// Whether somebody can run the community; where nobody can, the server makes a link at its next start.
    func administrators() async throws -> Finding {
        let now = now()
        let isRun = try await store.read { try $0.one(.hasAdministrator(at: now)) }
        let remark = isRun ? nil : "no administrator has a password: serve prints a link for the first one"
        return finding("administrators", [], remark: remark)
    }
}

/// A member with the name they bear.
private struct Bearer: Sendable {
    let id: Member.ID
    let name: String
    let foldedName: String

    /// Whether one of the names taken is this one.
    ///
    /// A name from before the list that looks like one that was on it is noted under a form that nobody can type.
    func isNoted(as taken: NameTaken) -> Bool {
        taken.foldedName == foldedName
            && (taken.skeleton == Skeleton(of: name).text || taken.skeleton == "\(id)\n\(name)")
    }
}

/// A row of the names taken: the one that a member bears, or one that they bore.
private struct NameTaken: Sendable {
    let skeleton: String
    let foldedName: String
}

extension Query where Row == Bearer {
    fileprivate static let bearers = Query(
        "SELECT id, name, folded_name FROM member WHERE state <> 'gone' ORDER BY id"
    ) { Bearer(id: try $0.next(), name: try $0.next(), foldedName: try $0.next()) }
}

extension Query where Row == NameTaken {
    fileprivate static func namesTaken(by member: Member.ID) -> Self {
        Query("SELECT skeleton, folded_name FROM member_name WHERE member = \(member)") {
            NameTaken(skeleton: try $0.next(), foldedName: try $0.next())
        }
    }
}

extension Query where Row == (String, [UInt8], [UInt8]) {
    /// Who has an address, its look-up hash, and the address sealed.
    fileprivate static let memberAddresses = Query(
        """
        SELECT 'member ' || member, address_hash, address_sealed FROM credential WHERE address_sealed IS NOT NULL
        UNION ALL
        SELECT 'registration ' || id, address_hash, address_sealed FROM pending_registration
        """
    ) { (try $0.next(), try $0.next(), try $0.next()) }
}
