package import Imaging
import Services

/// What hides in a picture, as lines for a terminal.
package struct InventoryText {
    private let file: String
    private let inventory: Inventory
    private let withValues: Bool

    package init(_ inventory: Inventory, of file: String, withValues: Bool) {
        self.inventory = inventory
        self.file = file
        self.withValues = withValues
    }

    package func text() -> String {
        let heading = "\(file): \(inventory.format.rawValue), \(inventory.width) x \(inventory.height)"
        if inventory.items.isEmpty { return heading + ", nothing hides in it\n" }
        let width = inventory.items.map(\.kind.count).max() ?? 0
        let lines = inventory.items.flatMap { item in
            ["  \(item.kind.padded(to: width))  \(item.count) x, \(item.bytes) bytes"]
                + (withValues ? item.values.map { "      \($0)" } : [])
        }
        return ([heading] + lines).joined(separator: "\n") + "\n"
    }
}

/// The same as JSON, shape `synas.inventory/1` (docs/json.md).
package struct InventoryJSON: Encodable, Sendable {
    let schema = "synas.inventory/1"
    let file: String
    let format: String
    let width: Int
    let height: Int
    let items: [HiddenJSON]

    /// `withValues`: also what the items say, which may be personal.
    package init(_ inventory: Inventory, of file: String, withValues: Bool) {
        self.file = file
        format = inventory.format.rawValue
        width = inventory.width
        height = inventory.height
        items = inventory.items.map { HiddenJSON($0, withValues: withValues) }
    }
}
