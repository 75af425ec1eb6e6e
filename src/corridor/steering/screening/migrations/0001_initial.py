import corridor.foundation.kernel.models.citations
import corridor.foundation.kernel.models.texts
import corridor.foundation.kernel.rules
import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('parties', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('portfolio', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('test', models.CharField(choices=[('protection', 'protection of people'), ('rights', 'fundamental rights'), ('gender', 'gender')], max_length=10)),
                ('result', models.CharField(choices=[('pass', 'passed'), ('attention', 'needs attention'), ('fail', 'failed'), ('not_tested', 'not tested')], default='not_tested', max_length=10)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'test of a screening',
                'ordering': ['screening', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('direction', models.CharField(choices=[('from_migration', 'How does migration touch this activity?'), ('to_migration', 'How does this activity touch migration?')], max_length=14)),
                ('weight', models.PositiveSmallIntegerField(default=1)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
            ],
            options={
                'verbose_name': 'question of a screening',
                'ordering': ['set', 'position'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('due', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'not begun'), ('under_way', 'under way'), ('done', 'done'), ('dropped', 'dropped')], default='open', max_length=9)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
            ],
            options={
                'verbose_name': 'measure',
                'ordering': ['screening', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MeasureStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('state', models.CharField(choices=[('open', 'not begun'), ('under_way', 'under way'), ('done', 'done'), ('dropped', 'dropped')], max_length=9)),
                ('text', models.TextField(blank=True)),
                ('by_key', models.BigIntegerField(editable=False, null=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='screening.measure')),
            ],
            options={
                'verbose_name': 'step of a measure',
                'ordering': ['measure', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MeasureStepEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('day', models.DateField()),
                ('state', models.CharField(choices=[('open', 'not begun'), ('under_way', 'under way'), ('done', 'done'), ('dropped', 'dropped')], max_length=9)),
                ('text', models.TextField(blank=True)),
                ('by_key', models.BigIntegerField(editable=False, null=True)),
                ('measure', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.measure')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='screening.measurestep')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OdaDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('code', models.SlugField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=80, unique=True)),
                ('decision', models.CharField(choices=[('eligible', 'counts as ODA'), ('not_eligible', 'does not count as ODA'), ('partly', 'counts in part'), ('unknown', 'not known yet')], max_length=12)),
                ('percentage', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('reasons', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('criteria', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('objective', 'Its main objective is the economic development and welfare of developing countries'), ('recipient', 'The country is on the DAC list of recipients in the year of payment'), ('concessional', 'It is concessional: a grant, or a loan on soft terms'), ('official', 'It is paid by an official body')], max_length=12), default=list, size=None)),
                ('domains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('causes', 'root causes of migration'), ('irregular', 'acting against irregular migration'), ('return', 'return and reintegration'), ('conditionality', 'funding under conditions'), ('diaspora', 'involving the diaspora')], max_length=14), default=list, size=None)),
                ('decided_by', models.CharField(max_length=200)),
                ('day', models.DateField()),
                ('reference', models.CharField(blank=True, max_length=300)),
                ('change_reason', models.TextField(blank=True)),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('by_key', models.BigIntegerField(blank=True, editable=False, null=True)),
                ('recorded', models.DateTimeField(auto_now_add=True)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='oda_decisions', to='portfolio.activity')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='screening.odadecision')),
            ],
            options={
                'verbose_name': 'decision on aid',
                'ordering': ['activity', 'pk'],
                'permissions': [('decide_oda', 'Record whether an activity counts as development assistance')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='OdaDecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('code', models.SlugField(db_index=False, default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=80)),
                ('decision', models.CharField(choices=[('eligible', 'counts as ODA'), ('not_eligible', 'does not count as ODA'), ('partly', 'counts in part'), ('unknown', 'not known yet')], max_length=12)),
                ('percentage', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('reasons', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('criteria', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('objective', 'Its main objective is the economic development and welfare of developing countries'), ('recipient', 'The country is on the DAC list of recipients in the year of payment'), ('concessional', 'It is concessional: a grant, or a loan on soft terms'), ('official', 'It is paid by an official body')], max_length=12), default=list, size=None)),
                ('domains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('causes', 'root causes of migration'), ('irregular', 'acting against irregular migration'), ('return', 'return and reintegration'), ('conditionality', 'funding under conditions'), ('diaspora', 'involving the diaspora')], max_length=14), default=list, size=None)),
                ('decided_by', models.CharField(max_length=200)),
                ('day', models.DateField()),
                ('reference', models.CharField(blank=True, max_length=300)),
                ('change_reason', models.TextField(blank=True)),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('by_key', models.BigIntegerField(blank=True, editable=False, null=True)),
                ('recorded', models.DateTimeField(auto_now_add=True)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('activity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portfolio.activity')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='screening.odadecision')),
                ('supersedes', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.odadecision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PurposeAdvice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('answers', models.JSONField()),
                ('fits', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                ('possible', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                ('day', models.DateField()),
                ('by_key', models.BigIntegerField()),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='purpose_advice', to='portfolio.activity')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
            ],
            options={
                'verbose_name': 'advice on purpose codes',
                'ordering': ['-pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PurposeAdviceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('answers', models.JSONField()),
                ('fits', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                ('possible', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                ('day', models.DateField()),
                ('by_key', models.BigIntegerField()),
                ('activity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portfolio.activity')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='screening.purposeadvice')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuestionSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('code', models.SlugField(max_length=40)),
                ('version', models.PositiveSmallIntegerField()),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('categories', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, default=list, size=None)),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                'verbose_name': 'question set',
                'ordering': ['code', '-version'],
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('sources__len__gte', 1)), name='screening_questionset_sourced'), models.UniqueConstraint(fields=('code', 'version'), name='screening_questionset_version_once')],
            },
        ),
        migrations.CreateModel(
            name='QuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('direction', models.CharField(choices=[('from_migration', 'How does migration touch this activity?'), ('to_migration', 'How does this activity touch migration?')], max_length=14)),
                ('weight', models.PositiveSmallIntegerField(default=1)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='screening.question')),
                ('set', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.questionset')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='question',
            name='set',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='screening.questionset'),
        ),
        migrations.CreateModel(
            name='QuestionSetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('code', models.SlugField(db_index=False, max_length=40)),
                ('version', models.PositiveSmallIntegerField()),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('categories', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, default=list, size=None)),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='screening.questionset')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('title', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('concluded', 'concluded')], default='draft', max_length=9)),
                ('level', models.CharField(choices=[('none', 'not at all'), ('some', 'somewhat'), ('strong', 'strongly'), ('unknown', 'not known yet')], default='unknown', max_length=7)),
                ('points', models.PositiveSmallIntegerField(default=0)),
                ('possible', models.PositiveSmallIntegerField(default=0)),
                ('answered', models.PositiveSmallIntegerField(default=0)),
                ('asked', models.PositiveSmallIntegerField(default=0)),
                ('conclusion', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('concluded', models.DateField(blank=True, null=True)),
                ('concluded_by', models.BigIntegerField(blank=True, editable=False, null=True)),
                ('started', models.DateField()),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='screenings', to='portfolio.activity')),
                ('concluded_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
                ('general', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.questionset')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
                ('special', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.questionset')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='screening.screening')),
            ],
            options={
                'verbose_name': 'screening',
                'ordering': ['-started', '-pk'],
                'permissions': [('screen_activity', 'Fill in the screening of an activity for migration'), ('conclude_screening', 'Conclude the screening of an activity')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MeasureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('due', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'not begun'), ('under_way', 'under way'), ('done', 'done'), ('dropped', 'dropped')], default='open', max_length=9)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='screening.measure')),
                ('screening', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.screening')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='measure',
            name='screening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='screening.screening'),
        ),
        migrations.CreateModel(
            name='FindingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('test', models.CharField(choices=[('protection', 'protection of people'), ('rights', 'fundamental rights'), ('gender', 'gender')], max_length=10)),
                ('result', models.CharField(choices=[('pass', 'passed'), ('attention', 'needs attention'), ('fail', 'failed'), ('not_tested', 'not tested')], default='not_tested', max_length=10)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='screening.finding')),
                ('screening', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.screening')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='finding',
            name='screening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='screening.screening'),
        ),
        migrations.CreateModel(
            name='ScreeningAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'not at all'), (1, 'a little'), (2, 'clearly'), (3, 'strongly')], null=True)),
                ('note', models.TextField(blank=True)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.question')),
                ('screening', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='screening.screening')),
            ],
            options={
                'verbose_name': 'answer of a screening',
                'ordering': ['screening', 'question'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ScreeningAnswerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('value', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'not at all'), (1, 'a little'), (2, 'clearly'), (3, 'strongly')], null=True)),
                ('note', models.TextField(blank=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='screening.screeninganswer')),
                ('question', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.question')),
                ('screening', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.screening')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ScreeningEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('title', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('concluded', 'concluded')], default='draft', max_length=9)),
                ('level', models.CharField(choices=[('none', 'not at all'), ('some', 'somewhat'), ('strong', 'strongly'), ('unknown', 'not known yet')], default='unknown', max_length=7)),
                ('points', models.PositiveSmallIntegerField(default=0)),
                ('possible', models.PositiveSmallIntegerField(default=0)),
                ('answered', models.PositiveSmallIntegerField(default=0)),
                ('asked', models.PositiveSmallIntegerField(default=0)),
                ('conclusion', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('concluded', models.DateField(blank=True, null=True)),
                ('concluded_by', models.BigIntegerField(blank=True, editable=False, null=True)),
                ('started', models.DateField()),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('activity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portfolio.activity')),
                ('concluded_for', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('general', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.questionset')),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='screening.screening')),
                ('special', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.questionset')),
                ('supersedes', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='screening.screening')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='odadecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'partly'), ('percentage__gt', 0), ('percentage__lt', 100)), models.Q(models.Q(('decision', 'partly'), _negated=True), ('percentage__isnull', True)), _connector='OR'), name='screening_odadecision_part'),
        ),
        migrations.AddConstraint(
            model_name='odadecision',
            constraint=models.CheckConstraint(condition=models.Q(('supersedes__isnull', True), models.Q(models.Q(('change_reason', ''), _negated=True), models.Q(('supersedes', models.F('id')), _negated=True)), _connector='OR'), name='screening_odadecision_change_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='odadecision',
            constraint=models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('activity',), name='screening_odadecision_one_line'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('set', 'position'), name='screening_question_once'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 3)), name='screening_question_weight'),
        ),
        migrations.AddConstraint(
            model_name='screening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('activity__isnull', False), ('title__isnull', True)), models.Q(('activity__isnull', True), ('title__isnull', False)), _connector='OR'), name='screening_screening_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='screening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('concluded__isnull', True), ('state', 'draft')), models.Q(('concluded__isnull', False), ('state', 'concluded')), _connector='OR'), name='screening_screening_concluded_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='screening',
            constraint=models.CheckConstraint(condition=models.Q(('supersedes__isnull', True), models.Q(('supersedes', models.F('id')), _negated=True), _connector='OR'), name='screening_screening_not_itself'),
        ),
        migrations.AddConstraint(
            model_name='screening',
            constraint=models.UniqueConstraint(condition=models.Q(('activity__isnull', False), ('supersedes__isnull', True)), fields=('activity',), name='screening_screening_one_line'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.UniqueConstraint(fields=('screening', 'test'), name='screening_finding_once'),
        ),
        migrations.AddConstraint(
            model_name='screeninganswer',
            constraint=models.UniqueConstraint(fields=('screening', 'question'), name='screening_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='screeninganswer',
            constraint=models.CheckConstraint(condition=models.Q(('value__isnull', True), ('value__lte', 3), _connector='OR'), name='screening_answer_value'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionset',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_questionsetevent" ("categories", "code", "id", "loaded", "names", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "version") SELECT new_values."categories", new_values."code", new_values."id", new_values."loaded", new_values."names", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sources", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='019c5fd7e8295027936cc8a94cd3a54fb6b117b7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_896eb', referencing='REFERENCING NEW TABLE AS new_values ', table='screening_questionset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionset',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_questionsetevent" ("categories", "code", "id", "loaded", "names", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "version") SELECT new_values."categories", new_values."code", new_values."id", new_values."loaded", new_values."names", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sources", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0c33fc5a1a4f34e085324483f1d3665558cfa300', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a5407', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='screening_questionset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionset',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_questionsetevent" ("categories", "code", "id", "loaded", "names", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "version") SELECT old_values."categories", old_values."code", old_values."id", old_values."loaded", old_values."names", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sources", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='db4ba1f1aebe315137cf152dd69ef62cd0e4a08e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_df24d', referencing='REFERENCING OLD TABLE AS old_values ', table='screening_questionset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurestep',
            trigger=pgtrigger.compiler.Trigger(name='never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='1b7b257e1bbfe96f7e6c1f6c7f675afb1ae7ce76', operation='UPDATE', pgid='pgtrigger_never_changed_edf8f', table='screening_measurestep', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurestep',
            trigger=pgtrigger.compiler.Trigger(name='never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='0390b779a790084911c260fdc8f30b10be764941', operation='DELETE', pgid='pgtrigger_never_deleted_d8a4a', table='screening_measurestep', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurestep',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_measurestepevent" ("by_key", "day", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") SELECT new_values."by_key", new_values."day", new_values."id", new_values."measure_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1eef83a1981ad4f8b9bfa63f5a2174dc5f0c9098', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a5512', referencing='REFERENCING NEW TABLE AS new_values ', table='screening_measurestep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurestep',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_measurestepevent" ("by_key", "day", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") SELECT new_values."by_key", new_values."day", new_values."id", new_values."measure_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0df0cf6c6aaa714501322fa0d06bd9a93f2dd51d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_528cb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='screening_measurestep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurestep',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_measurestepevent" ("by_key", "day", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") SELECT old_values."by_key", old_values."day", old_values."id", old_values."measure_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='dba281cf3c5417abcff13cf45ffd82412b460411', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_559b1', referencing='REFERENCING OLD TABLE AS old_values ', table='screening_measurestep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurestepevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='01fa05f5168869d07f8e61d4c91f1b78161995ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6488c', table='screening_measurestepevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='odadecision',
            trigger=pgtrigger.compiler.Trigger(name='never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."activity_id" IS DISTINCT FROM (NEW."activity_id") OR OLD."decision" IS DISTINCT FROM (NEW."decision") OR OLD."percentage" IS DISTINCT FROM (NEW."percentage") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."criteria" IS DISTINCT FROM (NEW."criteria") OR OLD."domains" IS DISTINCT FROM (NEW."domains") OR OLD."decided_by" IS DISTINCT FROM (NEW."decided_by") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."supersedes_id" IS DISTINCT FROM (NEW."supersedes_id") OR OLD."change_reason" IS DISTINCT FROM (NEW."change_reason") OR OLD."sources" IS DISTINCT FROM (NEW."sources") OR OLD."by_key" IS DISTINCT FROM (NEW."by_key") OR OLD."recorded" IS DISTINCT FROM (NEW."recorded") OR OLD."loaded" IS DISTINCT FROM (NEW."loaded"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0d3be43bf90b43b91e8f07a3062c46f14f4e471f', operation='UPDATE', pgid='pgtrigger_never_changed_64244', table='screening_odadecision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='odadecision',
            trigger=pgtrigger.compiler.Trigger(name='never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='ec2184087f35e0a6bb6eb146fad9ec752b4b91c7', operation='DELETE', pgid='pgtrigger_never_deleted_56338', table='screening_odadecision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='odadecision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_odadecisionevent" ("activity_id", "by_key", "change_reason", "code", "criteria", "day", "decided_by", "decision", "domains", "id", "loaded", "organisation_id", "percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reasons", "recorded", "reference", "sources", "supersedes_id") SELECT new_values."activity_id", new_values."by_key", new_values."change_reason", new_values."code", new_values."criteria", new_values."day", new_values."decided_by", new_values."decision", new_values."domains", new_values."id", new_values."loaded", new_values."organisation_id", new_values."percentage", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."reasons", new_values."recorded", new_values."reference", new_values."sources", new_values."supersedes_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c25f5693c7c7b1bb619b6722807229ef70cc13f0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_05fe6', referencing='REFERENCING NEW TABLE AS new_values ', table='screening_odadecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='odadecision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_odadecisionevent" ("activity_id", "by_key", "change_reason", "code", "criteria", "day", "decided_by", "decision", "domains", "id", "loaded", "organisation_id", "percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reasons", "recorded", "reference", "sources", "supersedes_id") SELECT new_values."activity_id", new_values."by_key", new_values."change_reason", new_values."code", new_values."criteria", new_values."day", new_values."decided_by", new_values."decision", new_values."domains", new_values."id", new_values."loaded", new_values."organisation_id", new_values."percentage", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."reasons", new_values."recorded", new_values."reference", new_values."sources", new_values."supersedes_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b39733862934f9f5a1c766aab4156aa1346f7ffc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4a55c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='screening_odadecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='odadecision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_odadecisionevent" ("activity_id", "by_key", "change_reason", "code", "criteria", "day", "decided_by", "decision", "domains", "id", "loaded", "organisation_id", "percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reasons", "recorded", "reference", "sources", "supersedes_id") SELECT old_values."activity_id", old_values."by_key", old_values."change_reason", old_values."code", old_values."criteria", old_values."day", old_values."decided_by", old_values."decision", old_values."domains", old_values."id", old_values."loaded", old_values."organisation_id", old_values."percentage", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."reasons", old_values."recorded", old_values."reference", old_values."sources", old_values."supersedes_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='129354679ade316cced1be10729a0247fdc5fea0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_479c9', referencing='REFERENCING OLD TABLE AS old_values ', table='screening_odadecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='odadecisionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2b897d446c791c0da1bf51e9c96745c6e782a4d9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a0e4a', table='screening_odadecisionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='purposeadvice',
            trigger=pgtrigger.compiler.Trigger(name='never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."activity_id" IS DISTINCT FROM (NEW."activity_id") OR OLD."answers" IS DISTINCT FROM (NEW."answers") OR OLD."fits" IS DISTINCT FROM (NEW."fits") OR OLD."possible" IS DISTINCT FROM (NEW."possible") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."by_key" IS DISTINCT FROM (NEW."by_key"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='e6e102406130db680fa94da813dd89944f2e73a8', operation='UPDATE', pgid='pgtrigger_never_changed_aaec9', table='screening_purposeadvice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='purposeadvice',
            trigger=pgtrigger.compiler.Trigger(name='never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='09207025ac259832a6a0c7d82b9e527f272348cc', operation='DELETE', pgid='pgtrigger_never_deleted_84715', table='screening_purposeadvice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='purposeadvice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_purposeadviceevent" ("activity_id", "answers", "by_key", "day", "fits", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "possible", "public_id") SELECT new_values."activity_id", new_values."answers", new_values."by_key", new_values."day", new_values."fits", new_values."id", new_values."organisation_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."possible", new_values."public_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ece6be631beffddff067b0f967b38e9eececd903', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b6a39', referencing='REFERENCING NEW TABLE AS new_values ', table='screening_purposeadvice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='purposeadvice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_purposeadviceevent" ("activity_id", "answers", "by_key", "day", "fits", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "possible", "public_id") SELECT new_values."activity_id", new_values."answers", new_values."by_key", new_values."day", new_values."fits", new_values."id", new_values."organisation_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."possible", new_values."public_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c1407b6c059157d37dfac95767299018c5044d9c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e96a5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='screening_purposeadvice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='purposeadvice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_purposeadviceevent" ("activity_id", "answers", "by_key", "day", "fits", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "possible", "public_id") SELECT old_values."activity_id", old_values."answers", old_values."by_key", old_values."day", old_values."fits", old_values."id", old_values."organisation_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."possible", old_values."public_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='feb31e418afbe9112cdfdbaf1a3b6c8bd22b9dfb', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3cd06', referencing='REFERENCING OLD TABLE AS old_values ', table='screening_purposeadvice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='purposeadviceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a37b2c9df95c99c3c6cbb6d7b2f9c0902953b35e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_249c3', table='screening_purposeadviceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f1812b1e17f1612a46fa28e5a93f83e63bba1ba4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_74a7a', table='screening_questionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_questionevent" ("direction", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "set_id", "text", "weight") SELECT new_values."direction", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."set_id", new_values."text", new_values."weight" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9135e26b87c8ac584293fd5e49f383421308bdd6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9bc26', referencing='REFERENCING NEW TABLE AS new_values ', table='screening_question', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_questionevent" ("direction", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "set_id", "text", "weight") SELECT new_values."direction", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."set_id", new_values."text", new_values."weight" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e5ba07b10a1a0ab9186c26f1c05a6f225eea9a10', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_17c1c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='screening_question', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_questionevent" ("direction", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "set_id", "text", "weight") SELECT old_values."direction", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."set_id", old_values."text", old_values."weight" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='26697b68fa3e67f213b8541d608f30f01150eabb', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_88884', referencing='REFERENCING OLD TABLE AS old_values ', table='screening_question', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionsetevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='efa7a15111e6b3c044fc33683ba63dbbd45faa3c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ea4f4', table='screening_questionsetevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='screening',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_screeningevent" ("activity_id", "answered", "asked", "concluded", "concluded_by", "concluded_for_id", "conclusion", "general_id", "id", "level", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "possible", "public_id", "sources", "special_id", "started", "state", "supersedes_id", "title", "version") SELECT new_values."activity_id", new_values."answered", new_values."asked", new_values."concluded", new_values."concluded_by", new_values."concluded_for_id", new_values."conclusion", new_values."general_id", new_values."id", new_values."level", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."points", new_values."possible", new_values."public_id", new_values."sources", new_values."special_id", new_values."started", new_values."state", new_values."supersedes_id", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e3ef4e8f1908f8672e23f21c345bbf6dee7d1147', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9e7e8', referencing='REFERENCING NEW TABLE AS new_values ', table='screening_screening', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='screening',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_screeningevent" ("activity_id", "answered", "asked", "concluded", "concluded_by", "concluded_for_id", "conclusion", "general_id", "id", "level", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "possible", "public_id", "sources", "special_id", "started", "state", "supersedes_id", "title", "version") SELECT new_values."activity_id", new_values."answered", new_values."asked", new_values."concluded", new_values."concluded_by", new_values."concluded_for_id", new_values."conclusion", new_values."general_id", new_values."id", new_values."level", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."points", new_values."possible", new_values."public_id", new_values."sources", new_values."special_id", new_values."started", new_values."state", new_values."supersedes_id", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1bad9fb2e4ea1ac955e7366579d944f8fdb3129b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b19a5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='screening_screening', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='screening',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_screeningevent" ("activity_id", "answered", "asked", "concluded", "concluded_by", "concluded_for_id", "conclusion", "general_id", "id", "level", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "possible", "public_id", "sources", "special_id", "started", "state", "supersedes_id", "title", "version") SELECT old_values."activity_id", old_values."answered", old_values."asked", old_values."concluded", old_values."concluded_by", old_values."concluded_for_id", old_values."conclusion", old_values."general_id", old_values."id", old_values."level", old_values."owner_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."points", old_values."possible", old_values."public_id", old_values."sources", old_values."special_id", old_values."started", old_values."state", old_values."supersedes_id", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9798a9dd39688fd1b8ed00bfbe8a586bdc5468f8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_710b7', referencing='REFERENCING OLD TABLE AS old_values ', table='screening_screening', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measureevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d5b7348f29f00cd113c8192127bb4d281f8eca6f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_30e4e', table='screening_measureevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_measureevent" ("due", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "screening_id", "state", "text") SELECT new_values."due", new_values."id", new_values."organisation_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."screening_id", new_values."state", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7b03820714350b7e976b9dbaa8c4b5a31377c057', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_828fc', referencing='REFERENCING NEW TABLE AS new_values ', table='screening_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_measureevent" ("due", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "screening_id", "state", "text") SELECT new_values."due", new_values."id", new_values."organisation_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."screening_id", new_values."state", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='38d78063337e6ee6c5fd6d3f5ff180c2da3c8e58', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c0669', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='screening_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_measureevent" ("due", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "screening_id", "state", "text") SELECT old_values."due", old_values."id", old_values."organisation_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."screening_id", old_values."state", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e177de057d9127228123a84dfe48b040ab8b0bb8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4c2ad', referencing='REFERENCING OLD TABLE AS old_values ', table='screening_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='findingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='446c8a28150394e3abfbdaeb2206e267f13bd7ef', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7483b', table='screening_findingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_findingevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "screening_id", "test", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."result", new_values."screening_id", new_values."test", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d4c3856d0b0a0a8f61314f4c113fe00e3358e6af', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_179d2', referencing='REFERENCING NEW TABLE AS new_values ', table='screening_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_findingevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "screening_id", "test", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."result", new_values."screening_id", new_values."test", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='75be0a264c6d8bcd490e6633e502ffd911acbb56', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5cc10', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='screening_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_findingevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "screening_id", "test", "text") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."result", old_values."screening_id", old_values."test", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b4c8a597ac64b58f17892371c74e4d6c5af910fd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c589e', referencing='REFERENCING OLD TABLE AS old_values ', table='screening_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='screeninganswer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_screeninganswerevent" ("id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "screening_id", "value") SELECT new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."question_id", new_values."screening_id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2519d371190998bd4cddf0140b27230b6d99c480', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_081ca', referencing='REFERENCING NEW TABLE AS new_values ', table='screening_screeninganswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='screeninganswer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_screeninganswerevent" ("id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "screening_id", "value") SELECT new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."question_id", new_values."screening_id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bfd28a87c9221e16f6cf18d820949039395c38b0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_903c5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='screening_screeninganswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='screeninganswer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "screening_screeninganswerevent" ("id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "screening_id", "value") SELECT old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."question_id", old_values."screening_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='55822a39b60c63f89e3fc7c2165878f183b0c4ca', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_abdc2', referencing='REFERENCING OLD TABLE AS old_values ', table='screening_screeninganswer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='screeninganswerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='02a9e3b13e8fdc431d2366a9727bc942384bec4b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bb522', table='screening_screeninganswerevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='screeningevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='de90eb89b8330dbf97d4646020518654f8d7aeb8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_54db2', table='screening_screeningevent', when='BEFORE')),
        ),
    ]
