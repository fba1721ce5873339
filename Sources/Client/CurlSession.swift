internal import CCurl

/// libcurl behind one owner: closed when it goes. One request at a time.
@safe struct CurlSession: ~Copyable {
    enum Failure: Error, Hashable {
        case badAddress, unreachable, lost, notTrusted, timeout, tooLarge, broken, noFile, memory

        /// Nil: all is well.
        fileprivate init?(_ status: synas_http_status) {
            switch status {
            case SYNAS_HTTP_OK: return nil
            case SYNAS_HTTP_BAD_ADDRESS, SYNAS_HTTP_PLAIN: self = .badAddress
            case SYNAS_HTTP_UNREACHABLE: self = .unreachable
            case SYNAS_HTTP_LOST: self = .lost
            case SYNAS_HTTP_TLS: self = .notTrusted
            case SYNAS_HTTP_TIMEOUT: self = .timeout
            case SYNAS_HTTP_TOO_LARGE: self = .tooLarge
            case SYNAS_HTTP_NO_FILE: self = .noFile
            case SYNAS_HTTP_MEMORY: self = .memory
            default: self = .broken
            }
        }
    }

    private static let preparation = synas_http_prepare()
    private let session: OpaquePointer

    /// `caFile`: certificates that are trusted instead of the system's.
    /// `agent`: what the service is told of the caller.
    init(_ limits: RequestLimits, caFile: String?, agent: String) throws(Failure) {
        try Self.check(Self.preparation)
        let opened = unsafe synas_http_open(limits.forC, caFile, agent)
        guard let opened = unsafe opened else { throw .memory }
        unsafe session = opened
    }

    deinit { unsafe synas_http_close(session) }

    func begin(_ method: String, _ url: String, answerLimit: Int) throws(Failure) {
        try Self.check(unsafe synas_http_begin(session, method, url, answerLimit))
    }

    func add(header line: String) throws(Failure) { try Self.check(unsafe synas_http_header(session, line)) }

    func add(_ part: ServerRequest.Part) throws(Failure) {
        switch part.content {
        case .bytes(let bytes):
            try Self.check(
                unsafe synas_http_part(session, part.name, part.type, part.fileName, bytes, bytes.count))
        case .file(let path):
            try Self.check(
                unsafe synas_http_file_part(session, part.name, part.type, part.fileName ?? "", path))
        }
    }

    func perform() throws(Failure) { try Self.check(unsafe synas_http_perform(session)) }

    /// Sends with a body of bytes, which libcurl reads where they are.
    func perform(sending bytes: [UInt8]) throws(Failure) {
        let status = unsafe bytes.withUnsafeBufferPointer { buffer in
            let status = unsafe synas_http_body(session, buffer.baseAddress, buffer.count)
            return status == SYNAS_HTTP_OK ? unsafe synas_http_perform(session) : status
        }
        try Self.check(status)
    }

    var answer: ServerAnswer {
        let body = unsafe UnsafeBufferPointer(
            start: synas_http_answer_body(session), count: synas_http_answer_length(session))
        return ServerAnswer(
            status: unsafe synas_http_code(session), type: field(SYNAS_HTTP_CONTENT_TYPE),
            etag: field(SYNAS_HTTP_ETAG), location: field(SYNAS_HTTP_LOCATION),
            retryAfter: field(SYNAS_HTTP_RETRY_AFTER), authenticate: field(SYNAS_HTTP_WWW_AUTHENTICATE),
            isReplay: field(SYNAS_HTTP_REPLAYED) == "true", body: unsafe [UInt8](body))
    }

    private func field(_ field: synas_http_field) -> String? {
        let text = unsafe String(cString: synas_http_answer_field(session, field))
        return text.isEmpty ? nil : text
    }

    private static func check(_ status: synas_http_status) throws(Failure) {
        if let failure = Failure(status) { throw failure }
    }
}

extension RequestLimits {
    fileprivate var forC: synas_http_limits {
        synas_http_limits(
            connect_ms: connect.milliseconds, total_ms: total.milliseconds, slow_bytes: slowBytes,
            slow_seconds: slow.milliseconds / 1000)
    }
}

extension Duration {
    fileprivate var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
