"""Models that know what a document says, those that lie about it, and what came of what either said."""
