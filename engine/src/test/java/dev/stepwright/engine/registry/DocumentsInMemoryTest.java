package dev.stepwright.engine.registry;

class DocumentsInMemoryTest extends DocumentsContract {

    private final Documents documents = new DocumentsInMemory();

    @Override
    protected Documents documents() {
        return documents;
    }
}
