package cn.cunkou.funds.ocds;

import cn.cunkou.funds.ocds.ReleasePackage.Award;
import cn.cunkou.funds.ocds.ReleasePackage.Implementation;
import cn.cunkou.funds.ocds.ReleasePackage.Party;
import cn.cunkou.funds.ocds.ReleasePackage.Period;
import cn.cunkou.funds.ocds.ReleasePackage.Reference;
import cn.cunkou.funds.ocds.ReleasePackage.Release;
import cn.cunkou.funds.ocds.ReleasePackage.Tender;
import cn.cunkou.funds.ocds.ReleasePackage.Transaction;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Contracts of projects and what was paid under them, as releases of the standard. */
@Service
public class OpenContracts {
    private static final String PREFIX = "ocds-[a-z0-9]{6}";
    private static final String CONTRACTS =
            """
              from projects.public_contract as contract
              join projects.public_project as project on project.id = contract.project
             where project.county = :county and extract(year from contract.signed) = :year
            """;

    private final JdbcClient jdbc;
    private final String prefix;

    /**
     * @throws IllegalArgumentException when the prefix is not as the standard has them
     */
    OpenContracts(JdbcClient jdbc, @Value("${cunkou.ocds-prefix:ocds-cunkou}") String prefix) {
        if (!prefix.matches(PREFIX)) {
            throw new IllegalArgumentException(
                    "not a prefix of the Open Contracting Data Standard: " + prefix);
        }
        this.jdbc = jdbc;
        this.prefix = prefix;
    }

    private record Signed(
            UUID id,
            UUID project,
            String number,
            String title,
            long amountFen,
            LocalDate signed,
            LocalDate starts,
            LocalDate ends,
            UUID party,
            String partyName,
            String projectTitle,
            String bodyName,
            String content) {}

    private record Entry(
            String contract, String fund, long number, LocalDate day, String kind, long fen) {}

    /** The years in which contracts were signed in a county, the latest first. */
    @Transactional(readOnly = true)
    public List<Integer> years(DivisionCode county) {
        return jdbc.sql(
                        """
                        select distinct extract(year from contract.signed)::int
                          from projects.public_contract as contract
                          join projects.public_project as project on project.id = contract.project
                         where project.county = :county order by 1 desc
                        """)
                .param("county", county.digits())
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /**
     * The contracts that were signed in a year, by the day, each as one release.
     *
     * @param site what the county's public addresses begin with, such as {@code
     *     https://a.example.cn/441424}
     */
    @Transactional(readOnly = true)
    Paged<Release> releases(DivisionCode county, int year, String site, Paged.Request page) {
        var signed =
                jdbc.sql(
                                """
                                select contract.id, contract.project, contract.number, contract.title, contract.amount_fen,
                                       contract.signed, contract.starts, contract.ends, contract.party, contract.party_name,
                                       project.title as project_title, project.body_name, project.content
                                """
                                        + CONTRACTS
                                        + " order by contract.signed, contract.id limit :size offset :offset")
                        .param("county", county.digits())
                        .param("year", year)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Signed.class))
                        .list();
        var total =
                jdbc.sql("select count(*) " + CONTRACTS)
                        .param("county", county.digits())
                        .param("year", year)
                        .query(Long.class)
                        .single();
        var entries = entries(signed);
        return page.of(
                signed.stream()
                        .map(one ->
                                release(
                                        one,
                                        entries.getOrDefault(one.id.toString(), List.of()),
                                        site))
                        .toList(),
                total);
    }

    private Map<String, List<Entry>> entries(List<Signed> signed) {
        return jdbc
                .sql(
                        """
                        select contract, fund, number, day, kind, fen from funds.public_contract_entry
                         where contract = any (:contracts) order by fund, number
                        """)
                .param(
                        "contracts",
                        signed.stream().map(one -> one.id.toString()).toArray(String[]::new))
                .query(new DataClassRowMapper<>(Entry.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Entry::contract));
    }

    private Release release(Signed one, List<Entry> entries, String site) {
        var ocid = prefix + "-" + one.project;
        var buyer = new Reference("body-" + one.project, one.bodyName);
        var supplier = new Reference("party-" + one.party, one.partyName);
        var last = entries.stream().map(Entry::day).reduce(one.signed, OpenContracts::later);
        return new Release(
                ocid,
                // A release says always the same, so what was paid since makes another one.
                "%s-%d".formatted(one.id, entries.size()),
                moment(last),
                List.of("contract", "implementation"),
                "tender",
                "zh",
                List.of(
                        new Party(buyer.id(), buyer.name(), List.of("buyer", "payer")),
                        new Party(supplier.id(), supplier.name(), List.of("supplier", "payee"))),
                buyer,
                new Tender(one.project.toString(), one.projectTitle, one.content),
                List.of(
                        new Award(
                                "award-" + one.id,
                                one.title,
                                "active",
                                moment(one.signed),
                                ReleasePackage.Value.yuan(one.amountFen),
                                List.of(supplier))),
                List.of(
                        new ReleasePackage.Contract(
                                one.id.toString(),
                                "award-" + one.id,
                                one.number + " " + one.title,
                                "active",
                                new Period(moment(one.starts), moment(one.ends)),
                                ReleasePackage.Value.yuan(one.amountFen),
                                moment(one.signed),
                                new Implementation(
                                        entries.stream()
                                                .map(entry ->
                                                        transaction(entry, buyer, supplier, site))
                                                .toList()))));
    }

    private static Transaction transaction(
            Entry entry, Reference buyer, Reference supplier, String site) {
        return new Transaction(
                "%s-%d".formatted(entry.fund, entry.number),
                "%s/funds/%s/roots".formatted(site, entry.fund),
                "%s/api/funds/%s/entries/%d/proof".formatted(site, entry.fund, entry.number),
                moment(entry.day),
                ReleasePackage.Value.yuan(entry.kind.equals("payment") ? entry.fen : -entry.fen),
                buyer,
                supplier);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String moment(LocalDate day) {
        return day.atStartOfDay(Counties.ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
