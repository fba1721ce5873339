import HTTPSupport
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@Suite("A form's parts are read from a request, one after the other")
struct MultipartReaderTests {
    private static func form(_ text: String, type: String = "multipart/form-data; boundary=x") -> Request {
        request(method: .post, headers: [.contentType: type], body: Array(text.utf8))
    }

    private static let two =
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n12345\r\n--x\r\nContent-Disposition: form-data; "
        + "name=\"b\"; filename=\"f\"\r\n\r\n678\r\n--x--\r\n"

    @Test("parts that are read, and one that is passed over")
    func parts() async throws {
        var reader = try Self.form(Self.two).multipart(MultipartLimits())
        #expect(try await reader.nextPart()?.name == "a")
        #expect(try await reader.text(upTo: 5) == "12345")
        #expect(try await reader.nextChunk() == nil)
        #expect(try await reader.nextPart()?.filename == "f")
        #expect(try await reader.nextPart() == nil)
        #expect(try await reader.nextPart() == nil)
        var again = try Self.form(Self.two).multipart(MultipartLimits())
        #expect(try await again.nextPart()?.isFile == false)
        #expect(try await again.nextPart()?.isFile == true)
        #expect(try await again.collect(upTo: 3) == Array("678".utf8))
    }

    @Test("what was whole comes out before the error is told")
    func errorLast() async throws {
        var reader = try Self.form(String(Self.two.dropLast(8))).multipart(MultipartLimits())
        #expect(try await reader.nextPart()?.name == "a")
        #expect(try await reader.text(upTo: 9) == "12345")
        #expect(try await reader.nextPart()?.name == "b")
        await #expect(throws: MultipartError(.truncated, part: 2)) { _ = try await reader.nextPart() }
        await #expect(throws: MultipartError(.truncated, part: 2)) { _ = try await reader.nextPart() }
    }

    @Test("a part that is longer than asked for, no text, no form, and one that is announced as too long")
    func refused() async throws {
        var reader = try Self.form(Self.two).multipart(MultipartLimits())
        _ = try await reader.nextPart()
        #expect(await problem { try await reader.collect(upTo: 4) }?.kind == .tooLarge)
        var bytes = Array(Self.two.utf8)
        bytes.replace("345".utf8, with: [0xFF])
        var wrong = try request(headers: [.contentType: "multipart/form-data; boundary=x"], body: bytes)
            .multipart(MultipartLimits())
        _ = try await wrong.nextPart()
        #expect(await problem { try await wrong.text(upTo: 9) }?.kind == .badInput)
        #expect(
            await problem { try Self.form("", type: "application/json").multipart(MultipartLimits()) }?.kind
                == .unsupportedMediaType)
        let long = request(headers: [.contentType: "multipart/form-data; boundary=x", .contentLength: "100"])
        #expect(await problem { try long.multipart(MultipartLimits(totalBytes: 99)) }?.kind == .tooLarge)
    }
}
