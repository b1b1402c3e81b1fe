package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.DocumentWriter;
import cn.cunkou.visibility.documents.Documents;
import cn.cunkou.visibility.documents.Limits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VisibilityConfiguration {
    @Bean
    Documents documents() {
        return new Documents(Limits.USUAL);
    }

    @Bean
    DocumentWriter documentWriter() {
        return new DocumentWriter();
    }
}
