import RoomBooking
import Screens
import TerminalIO
import Testing

@Suite("Goldens")
struct GoldenTests {
    @Test("Every screen looks as its golden says", arguments: Scenario.all)
    func matchesGolden(scenario: Scenario) throws {
        for stage in scenario.stages {
            let sitting = try scenario.play(stage)
            #expect(sitting.client.environment.size == stage.size)
            let picture = try Golden.picture(of: sitting.client.draw(), withStyles: scenario.withStyles)
            try Golden.compare(picture, with: scenario.golden(stage))
        }
    }

    @Test("Every golden belongs to a scenario")
    func noGoldenIsLeftOver() throws {
        let wanted = Set(Scenario.all.flatMap { scenario in scenario.stages.map(scenario.golden) })
        #expect(try Golden.names().subtracting(wanted).isEmpty)
    }

    @Test("No cell has a style that the theme does not give to a role")
    func everyStyleIsARole() throws {
        for scenario in Scenario.all {
            let stage = Stage(language: .english, size: .usual)
            let frame = try scenario.play(stage).client.draw()
            let styles = Set((0..<frame.size.rows).flatMap { frame.row($0).map(\.style) })
            // A code to scan is black on white in every theme.
            let code = Style(foreground: .indexed(16), background: .indexed(231))
            #expect(
                try styles.subtracting([code]).allSatisfy { try RoleTheme.role(of: $0) != nil },
                "\(scenario.name)")
        }
    }
}
