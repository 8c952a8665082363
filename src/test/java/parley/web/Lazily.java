package parley.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** A store that is opened by who uses it first: most tests of pages need none of them. */
final class Lazily {
    private Lazily() {}

    static <T> T open(Class<T> port, Supplier<T> store) {
        Object[] opened = new Object[1];
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    synchronized (opened) {
                        if (opened[0] == null) {
                            opened[0] = store.get();
                        }
                    }
                    try {
                        return method.invoke(opened[0], arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                }));
    }
}
