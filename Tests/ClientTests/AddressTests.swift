import Client
import Testing

@Suite("Addresses: https, or http on this machine")
struct AddressTests {
    @Test(
        "a service's address is taken in its normal form",
        arguments: [
            ("https://synas.example.se", "https://synas.example.se"),
            ("https://synas.example.se/", "https://synas.example.se"),
            ("https://Synas.Example.SE:8443/at/work/", "https://synas.example.se:8443/at/work"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://localhost:8080/", "http://localhost:8080"),
            ("http://127.9.9.9", "http://127.9.9.9"), ("http://[::1]:8080", "http://[::1]:8080"),
        ])
    func taken(_ given: String, _ normal: String) throws {
        #expect(try ServerAddress(given).text.lowercased() == normal)
    }

    @Test(
        "http to another machine is refused, whatever it is called, unless somebody insists",
        arguments: [
            "http://synas.example.se", "http://127.0.0.1.example.se", "http://127.example.se", "http://10.0.0.1",
            "http://localhost.example.se", "http://[::2]", "http://0.0.0.0",
        ])
    func plain(_ given: String) throws {
        let error = #expect(throws: ClientError.self) { try ServerAddress(given) }
        #expect(error?.code == .badCall && error?.message.contains("https") == true)
        #expect(try ServerAddress(given, allowsPlain: true).text == given)
    }

    @Test(
        "what is no address of a service is refused, insisted on or not",
        arguments: [
            "", "synas.example.se", "ftp://synas.example.se", "file:///etc/passwd", "https://", "https://a b",
            "https://user@synas.example.se", "https://user:secret@synas.example.se", "https://synas.example.se?x=1",
            "https://synas.example.se#x", "https://synas.example.se/\u{7}",
            "https://" + String(repeating: "a", count: 2000),
        ])
    func refused(_ given: String) throws {
        #expect(throws: ClientError.self) { try ServerAddress(given) }
        #expect(throws: ClientError.self) { try ServerAddress(given, allowsPlain: true) }
    }

    @Test("what a path and a query hold is encoded, whole")
    func encoded() {
        let request = ServerRequest(
            .post, ["children", "ekbacken/staff:åsa"], action: "leave-out", query: [("a", "1 & 2"), ("b", nil)])
        #expect(request.target == "/children/ekbacken%2Fstaff%3A%C3%A5sa:leave-out?a=1%20%26%202")
    }
}
