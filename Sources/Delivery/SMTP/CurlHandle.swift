import CCurl

/// One easy handle of libcurl, set up for one server, with the connection that it keeps between mails.
final class CurlHandle {
    /// libcurl could not be set up; it was built without something or is out of memory.
    struct Fault: Error {}

    /// How a transfer ended.
    struct Ending {
        let code: CURLcode

        /// libcurl's words, nil when all went well; they name no hosts and no addresses.
        var failure: String? {
            code == CURLE_OK ? nil : String(cString: curl_easy_strerror(code))
        }

        /// Whether the connection is known to be sound: it would otherwise be used again even after a time-out.
        var leavesConnectionUsable: Bool { code == CURLE_OK || code == CURLE_WEIRD_SERVER_REPLY }

        /// Whether the connection broke, rather than the server or the clock saying no.
        var isBroken: Bool { code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING }
    }

    /// How long a server may take to answer QUIT, which nobody needs.
    static let goodbye = Duration.seconds(1)

    private let curl: UnsafeMutableRawPointer

    init(_ server: SMTPServer) throws(Fault) {
        // Counted by libcurl, and safe on any thread since 7.84.
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let curl = curl_easy_init() else { throw Fault() }
        self.curl = curl
        try set(CURLOPT_NOSIGNAL, 1)
        // A name server that does not answer would hold a transfer that is stopped for as long as its look-up lasts.
        guard curl_set_quick_exit(curl, 1) == CURLE_OK else { throw Fault() }
        try set(CURLOPT_MAXCONNECTS, 1)
        try set(CURLOPT_UPLOAD, 1)
        try set(CURLOPT_URL, server.url)
        try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        // Neither a proxy nor a login may come from the environment.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_CONNECTTIMEOUT_MS, server.limits.connecting.milliseconds)
        try set(CURLOPT_TIMEOUT_MS, server.limits.mail.milliseconds)
        try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, server.limits.mail.milliseconds / 1000 + 1)
        try setSecurity(server)
        try setCallbacks()
    }

    deinit {
        // libcurl waits for the answer to QUIT as long as its last transfer would have for one: this one fails at once.
        try? set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Int(Self.goodbye.components.seconds))
        try? set(CURLOPT_URL, nil)
        curl_easy_perform(curl)
        curl_easy_cleanup(curl)
    }

    /// Sends one mail; blocks until it has ended.
    func send(_ mail: OutgoingMail, _ transfer: SMTPTransfer) throws(Fault) -> Ending {
        let recipients = curl_slist_append(nil, "<\(mail.recipient.text)>")
        defer {
            setPointers(nil)
            _ = curl_set_list(curl, CURLOPT_MAIL_RCPT, nil)
            curl_slist_free_all(recipients)
        }
        guard recipients != nil, curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients) == CURLE_OK else { throw Fault() }
        try set(CURLOPT_MAIL_FROM, "<\(mail.sender.text)>")
        // Announced with MAIL, so that a mail too large is refused before it is sent (RFC 1870).
        guard curl_set_size(curl, CURLOPT_INFILESIZE_LARGE, Int(mail.content.count)) == CURLE_OK else { throw Fault() }
        setPointers(Unmanaged.passUnretained(transfer).toOpaque())
        return withExtendedLifetime(transfer) { Ending(code: curl_easy_perform(curl)) }
    }

    private func setSecurity(_ server: SMTPServer) throws(Fault) {
        if server.security != .none {
            try set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
            try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
            try set(CURLOPT_SSL_VERIFYPEER, 1)
            try set(CURLOPT_SSL_VERIFYHOST, 2)
        }
        if let authorities = server.authorities {
            try set(CURLOPT_CAINFO, authorities)
            try set(CURLOPT_CAPATH, nil)
        }
        if let login = server.login {
            try set(CURLOPT_USERNAME, login.user)
            try set(CURLOPT_PASSWORD, login.password)
            // Under TLS the others add nothing, and some servers offer them without having them.
            try set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
        }
    }

    private func setCallbacks() throws(Fault) {
        let results = [
            curl_set_reader(curl, SMTPTransfer.reader), curl_set_listener(curl, SMTPTransfer.listener),
            curl_set_watcher(curl, SMTPTransfer.watcher),
        ]
        guard results.allSatisfy({ $0 == CURLE_OK }) else { throw Fault() }
        try set(CURLOPT_NOPROGRESS, 0)
        // Without this the listener hears nothing; it keeps standard error silent.
        try set(CURLOPT_VERBOSE, 1)
        setPointers(nil)
    }

    private func setPointers(_ transfer: UnsafeMutableRawPointer?) {
        for option in [CURLOPT_READDATA, CURLOPT_DEBUGDATA, CURLOPT_XFERINFODATA] {
            _ = curl_set_pointer(curl, option, transfer)
        }
    }

    private func set(_ option: CURLoption, _ value: Int) throws(Fault) {
        guard curl_set_long(curl, option, value) == CURLE_OK else { throw Fault() }
    }

    private func set(_ option: CURLoption, _ value: String?) throws(Fault) {
        guard curl_set_text(curl, option, value) == CURLE_OK else { throw Fault() }
    }
}

extension Duration {
    /// Whole milliseconds, at least one: libcurl reads 0 as no limit.
    fileprivate var milliseconds: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
