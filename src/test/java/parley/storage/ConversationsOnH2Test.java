package parley.storage;

final class ConversationsOnH2Test extends ConversationsContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
