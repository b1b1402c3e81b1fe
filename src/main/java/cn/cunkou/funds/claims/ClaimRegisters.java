package cn.cunkou.funds.claims;

import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.registry.Party;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One register for each kind of party that may ask for money. */
@Configuration(proxyBeanMethods = false)
class ClaimRegisters {
    /** Where a subject of a reward is found in the registry. */
    static final Map<SubjectKind, Party.Kind> PARTIES =
            Map.of(
                    SubjectKind.SHOP, Party.Kind.SHOP,
                    SubjectKind.ENTERPRISE, Party.Kind.ENTERPRISE,
                    SubjectKind.COOPERATIVE, Party.Kind.COOPERATIVE,
                    SubjectKind.HOUSEHOLD, Party.Kind.HOUSEHOLD,
                    SubjectKind.PERSON, Party.Kind.PERSON,
                    SubjectKind.CARRIER, Party.Kind.ENTERPRISE,
                    SubjectKind.TENANT, Party.Kind.ENTERPRISE);

    @Bean
    Applicants applyingShops(JdbcClient jdbc) {
        return new Applicants(SubjectKind.SHOP, jdbc);
    }

    @Bean
    Applicants applyingEnterprises(JdbcClient jdbc) {
        return new Applicants(SubjectKind.ENTERPRISE, jdbc);
    }

    @Bean
    Applicants applyingCooperatives(JdbcClient jdbc) {
        return new Applicants(SubjectKind.COOPERATIVE, jdbc);
    }

    @Bean
    Applicants applyingHouseholds(JdbcClient jdbc) {
        return new Applicants(SubjectKind.HOUSEHOLD, jdbc);
    }

    @Bean
    Applicants applyingPersons(JdbcClient jdbc) {
        return new Applicants(SubjectKind.PERSON, jdbc);
    }

    @Bean
    Applicants applyingCarriers(JdbcClient jdbc) {
        return new Applicants(SubjectKind.CARRIER, jdbc);
    }

    @Bean
    Applicants applyingTenants(JdbcClient jdbc) {
        return new Applicants(SubjectKind.TENANT, jdbc);
    }
}
