package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.authoring.Employees;
import parley.authoring.Employees.Answer;
import parley.authoring.Employees.Employee;
import parley.portals.Colleague;

class Bitrix24EmployeesTest {
    private static final String IVAN = """
            {"ID":"17","ACTIVE":true,"NAME":"Ivan","LAST_NAME":"Petrov","WORK_POSITION":"Engineer",\
            "UF_DEPARTMENT":[1],"TIME_ZONE":"","IS_ONLINE":"N","USER_TYPE":"employee"}""";
    private static final Employee FOUND = new Employee(new Colleague(Acme.IVAN, "Ivan Petrov"), "Engineer");

    private final Acme acme = new Acme().installed();
    private final Employees employees = acme.border.employees();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void asksByNumberAndBelievesThePortalOnly() {
        acme.portal.on("/rest/user.get", OtherSide.Answer.result("[" + IVAN + "]"));

        assertEquals(new Answer.Found(List.of(FOUND)), employees.find(Acme.ID, Acme.IVAN));
        assertEquals(
                17,
                acme.portal
                        .calls("/rest/user.get")
                        .getFirst()
                        .body()
                        .at("/FILTER/ID")
                        .asInt());
        assertEquals(new Answer.Found(List.of()), employees.find(Acme.ID, Acme.VERA), "somebody else was answered");
    }

    @Test
    void searchesByName() {
        acme.portal.on("/rest/user.search", OtherSide.Answer.result("[" + IVAN + "]"));

        assertEquals(new Answer.Found(List.of(FOUND)), employees.search(Acme.ID, "iva"));
        assertEquals(
                "iva",
                acme.portal
                        .calls("/rest/user.search")
                        .getFirst()
                        .body()
                        .at("/FILTER/FIND")
                        .asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ACTIVE\":true=\"ACTIVE\":false",
                "\"employee\"=\"extranet\"",
                "\"employee\"=\"bot\"",
                ",\"USER_TYPE\":\"employee\"=",
                "\"ACTIVE\":true,="
            })
    void whoHasLeftOrIsAGuestOrABotIsNoEmployee(String change) {
        String[] halves = change.split("=", 2);
        acme.portal.on("/rest/user.get", OtherSide.Answer.result("[" + IVAN.replace(halves[0], halves[1]) + "]"));

        assertEquals(new Answer.Found(List.of()), employees.find(Acme.ID, Acme.IVAN));
    }

    @Test
    void knowsAMissingPermissionFromAnOutage() {
        acme.portal.on("/rest/user.get", OtherSide.Answer.error(403, "insufficient_scope", "Higher privileges"));
        assertEquals(new Answer.NotPermitted(), employees.find(Acme.ID, Acme.IVAN));
        acme.portal.on("/rest/user.get", OtherSide.Answer.page(502));
        assertEquals(new Answer.NoAnswer(), employees.find(Acme.ID, Acme.IVAN));
    }
}
