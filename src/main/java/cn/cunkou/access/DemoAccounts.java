package cn.cunkou.access;

import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One account and one key for each role, for a demonstration. Nothing calls this on an installation
 * in earnest.
 */
@Service
public class DemoAccounts {
    /** Ids of the roles that see all counties; a second county has no such accounts of its own. */
    public static final List<String> OF_ALL_COUNTIES =
            List.of(Role.ADMINISTRATOR.id(), Role.AUDITOR.id());

    private final Accounts accounts;
    private final AccountTable table;
    private final Tokens tokens;
    private final Divisions divisions;
    private final Clock clock;

    DemoAccounts(
            Accounts accounts,
            AccountTable table,
            Tokens tokens,
            Divisions divisions,
            Clock clock) {
        this.accounts = accounts;
        this.table = table;
        this.tokens = tokens;
        this.divisions = divisions;
        this.clock = clock;
    }

    /**
     * Makes the accounts {@code <role>} with the password {@code demo-<role>}, and a key for each.
     * A second county's accounts are {@code <county>.<role>}, without administrator and auditor,
     * who see all counties. Accounts that exist stay as they are.
     *
     * @param body for which the reporter writes
     * @param firstTown where the town officer works; the station keeper and the information officer
     *     work in its first village
     * @return new keys by role; empty when the county had its accounts already
     */
    @Transactional
    public Map<String, String> create(DivisionCode county, DivisionCode firstTown, UUID body) {
        var first = isFirst(county);
        var keys = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            var seesAll = OF_ALL_COUNTIES.contains(role.id());
            if (seesAll && !first) {
                continue;
            }
            var name = name(role, county, first);
            if (table.find(name).isPresent()) {
                continue;
            }
            var division = seesAll ? Grant.EVERYWHERE : place(role, county, firstTown);
            var grant = new Grant(role, division, role.isForBody() ? body : null);
            accounts.createKnown(
                    name, "演示" + role.title(), "演示账号", "demo-" + role.id(), List.of(grant));
            keys.put(role.id(), tokens.issue(grant, "演示 " + name, null));
        }
        return keys;
    }

    /** The account of a county for a role, where it was created. */
    @Transactional(readOnly = true)
    public Optional<Account> account(DivisionCode county, Role role) {
        return table.find(name(role, county, isFirst(county)));
    }

    /** The names of a county's accounts, the first county's shorter than those of the others. */
    static List<String> names(DivisionCode county, boolean first) {
        return Arrays.stream(Role.values()).map(role -> name(role, county, first)).toList();
    }

    private static String name(Role role, DivisionCode county, boolean first) {
        return first || OF_ALL_COUNTIES.contains(role.id())
                ? role.id()
                : county.digits() + "." + role.id();
    }

    private boolean isFirst(DivisionCode county) {
        return table.find(Role.BUREAU_OFFICER.id())
                .map(officer -> officer.division().equals(county.digits()))
                .orElse(true);
    }

    private String place(Role role, DivisionCode county, DivisionCode firstTown) {
        return switch (role) {
            case TOWN_OFFICER, PRODUCER -> firstTown.digits();
            case STATION_KEEPER, INFORMATION_OFFICER -> firstVillage(firstTown).digits();
            default -> county.digits();
        };
    }

    private DivisionCode firstVillage(DivisionCode town) {
        var today = LocalDate.ofInstant(clock.instant(), Counties.ZONE);
        return divisions.children(town, today).stream()
                .filter(Division::isVillage)
                .map(Division::code)
                .findFirst()
                .orElse(town);
    }
}
