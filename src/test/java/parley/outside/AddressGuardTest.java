package parley.outside;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressGuardTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            203.0.113.9,        true
            8.8.8.8,            true
            2a00:1450:4001::1,  true
            127.0.0.1,          false
            127.9.9.9,          false
            0.0.0.0,            false
            10.1.2.3,           false
            172.16.0.1,         false
            172.31.255.255,     false
            172.32.0.1,         true
            192.168.1.1,        false
            169.254.169.254,    false
            100.64.0.1,         false
            100.128.0.1,        true
            192.0.0.8,          false
            198.18.0.1,         false
            224.0.0.1,          false
            255.255.255.255,    false
            ::1,                false
            ::,                 false
            ::127.0.0.1,        false
            ::ffff:10.0.0.1,    false
            64:ff9b::7f00:1,    false
            2002:7f00:1::,      false
            fe80::1,            false
            fc00::1,            false
            fd12:3456::1,       false
            ff02::1,            false
            """)
    void onlyAddressesOfTheOpenNetworkAreOutside(String address, boolean outside) throws UnknownHostException {
        assertEquals(outside, AddressGuard.isOutside(InetAddress.getByName(address)));
    }

    @Test
    void plainHttpAndPrivateAddressesNeedLeave() {
        AddressGuard strict = new AddressGuard(false);
        AddressGuard lenient = new AddressGuard(true);
        assertTrue(permits(strict, URI.create("https://203.0.113.9/rest/")));
        assertFalse(permits(strict, URI.create("http://203.0.113.9/rest/")));
        assertFalse(permits(strict, URI.create("https://127.0.0.1/rest/")));
        assertFalse(permits(strict, URI.create("https://localhost/rest/")));
        assertFalse(permits(strict, URI.create("https://[::1]/rest/")));
        assertTrue(permits(lenient, URI.create("http://127.0.0.1:8080/rest/")));
    }

    @Test
    void aNameLeadsWhereItLedWhenItWasChecked() throws UnknownHostException {
        InetAddress checked = InetAddress.getByName("203.0.113.9");
        AddressGuard guard = new AddressGuard(false, _ -> new InetAddress[] {checked});
        try (AddressGuard.Leave _ =
                guard.permit(URI.create("https://Shop.example/")).orElseThrow()) {
            assertArrayEquals(new InetAddress[] {checked}, InetAddress.getAllByName("shop.example"));
        }
    }

    @Test
    void oneAddressInOurNetworkIsEnoughToRefuseTheName() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("203.0.113.9"), InetAddress.getByName("10.0.0.1")};
        AddressGuard guard = new AddressGuard(false, _ -> both);

        assertFalse(permits(guard, URI.create("https://both.example/")));
    }

    @Test
    void whoeverCallsTheSameNameAtTheSameTimeKeepsTheirs() throws UnknownHostException {
        InetAddress first = InetAddress.getByName("203.0.113.1");
        InetAddress second = InetAddress.getByName("203.0.113.2");
        PinnedNames.Hold longer = PinnedNames.hold("busy.example", List.of(first));
        PinnedNames.hold("BUSY.example", List.of(second)).close();

        assertEquals(Set.of(first, second), Set.of(InetAddress.getAllByName("busy.example")));
        longer.close();
    }

    private static boolean permits(AddressGuard guard, URI uri) {
        Optional<AddressGuard.Leave> leave = guard.permit(uri);
        leave.ifPresent(AddressGuard.Leave::close);
        return leave.isPresent();
    }

    @Test
    void neverAnythingButTheWeb() {
        AddressGuard lenient = new AddressGuard(true);
        assertFalse(permits(lenient, URI.create("file:///etc/passwd")));
        assertFalse(permits(lenient, URI.create("ftp://203.0.113.9/")));
        assertFalse(permits(lenient, URI.create("https://acme@203.0.113.9/")));
    }
}
