import Testing
@Test("nothing yet") func nothing() {}
