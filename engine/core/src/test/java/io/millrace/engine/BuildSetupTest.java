package io.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildSetupTest {
    @ParameterizedTest
    @ValueSource(strings = {"io.netty.channel.ManualIoEventLoop", "org.jctools.queues.SpscArrayQueue"})
    void findsTheClassesThatTheEngineIsBuiltOn(String name) throws Exception {
        assertThat(Class.forName(name)).isNotNull();
    }

    @Test
    void readsItsOwnClassesForTheArchitectureRules() {
        assertThat(new ClassFileImporter().importClasses(BuildSetupTest.class)).hasSize(1);
    }
}
