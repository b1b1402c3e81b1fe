package cn.cunkou.region;

import cn.cunkou.platform.web.Doorkeeper;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the counties' addresses before everything that reads an address. */
@Configuration(proxyBeanMethods = false)
class RegionConfiguration {
    @Bean
    static FilterRegistrationBean<CountyAddresses> countyAddresses(
            Counties counties,
            ObjectProvider<Doorkeeper> doors,
            @Value("${cunkou.hosts:}") String hosts) {
        var addresses =
                new FilterRegistrationBean<>(
                        new CountyAddresses(counties, Hosts.read(hosts), doors));
        // behind the threshold, which turns away what cannot be read; before sessions and whoever
        // acts
        addresses.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        addresses.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return addresses;
    }
}
