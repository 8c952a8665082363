package parley.outside;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final AddressGuard STRICT = new AddressGuard(false);
    private static final AddressGuard LENIENT = new AddressGuard(true);

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
    void plainHttpNeedsLeave() {
        assertTrue(STRICT.permits(URI.create("https://203.0.113.9/rest/")));
        assertFalse(STRICT.permits(URI.create("http://203.0.113.9/rest/")));
        assertTrue(LENIENT.permits(URI.create("http://127.0.0.1:8080/rest/")));
    }

    @Test
    void neverAnythingButTheWeb() {
        for (String address : List.of(
                "file:///etc/passwd",
                "ftp://203.0.113.9/",
                "https://acme@203.0.113.9/",
                "https://203.0.113.9:65536/")) {
            assertFalse(LENIENT.permits(URI.create(address)), address);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "[::1]", "10.0.0.1"})
    void privateAddressesNeedLeave(String host) throws UnknownHostException {
        assertThrows(AddressGuard.Inside.class, () -> STRICT.resolve(host));
        if (!host.contains(":")) {
            assertArrayEquals(InetAddress.getAllByName(host), LENIENT.resolve(host));
        }
    }

    @Test
    void aNameLeadsToAllThatWasChecked() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("203.0.113.1"), InetAddress.getByName("203.0.113.2")};

        assertArrayEquals(both, new AddressGuard(false, _ -> both).resolve("shop.example"));
    }

    @Test
    void oneAddressInOurNetworkIsEnoughToRefuseTheName() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("203.0.113.9"), InetAddress.getByName("10.0.0.1")};

        assertThrows(AddressGuard.Inside.class, () -> new AddressGuard(false, _ -> both).resolve("both.example"));
    }
}
