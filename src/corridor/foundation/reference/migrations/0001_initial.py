import corridor.foundation.kernel.models.citations
import corridor.foundation.kernel.models.texts
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='CodeList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True, verbose_name='code')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
                ('description', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='description')),
                ('url', models.URLField(blank=True, max_length=300, verbose_name='address')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None, verbose_name='sources')),
            ],
            options={
                'verbose_name': 'code list',
                'ordering': ['code'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Country',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('iso2', models.CharField(max_length=2, unique=True, verbose_name='alpha-2 code')),
                ('iso3', models.CharField(max_length=3, unique=True, verbose_name='alpha-3 code')),
                ('m49', models.CharField(blank=True, max_length=3, null=True, unique=True, verbose_name='M49 code')),
                ('dac_code', models.CharField(blank=True, max_length=5, null=True, unique=True, verbose_name='DAC recipient code')),
                ('status', models.CharField(choices=[('official', 'assigned by ISO 3166-1'), ('user-assigned', 'user-assigned code, not part of ISO 3166-1'), ('withdrawn', 'withdrawn from ISO 3166-1')], default='official', max_length=20, verbose_name='status')),
            ],
            options={
                'verbose_name': 'country',
                'verbose_name_plural': 'countries',
                'ordering': ['iso2'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Currency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=3, unique=True, verbose_name='code')),
                ('minor_units', models.PositiveSmallIntegerField(verbose_name='minor units')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
            ],
            options={
                'verbose_name': 'currency',
                'verbose_name_plural': 'currencies',
                'ordering': ['code'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Code',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('code', models.CharField(max_length=60, verbose_name='code')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
                ('position', models.PositiveIntegerField()),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='reference.code')),
                ('code_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='reference.codelist')),
            ],
            options={
                'verbose_name': 'code',
                'ordering': ['code_list', 'position'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CodeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('code', models.CharField(max_length=60, verbose_name='code')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
                ('position', models.PositiveIntegerField()),
                ('parent', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.code')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.code')),
                ('code_list', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.codelist')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CodeListEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=60, verbose_name='code')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
                ('description', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='description')),
                ('url', models.URLField(blank=True, max_length=300, verbose_name='address')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None, verbose_name='sources')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.codelist')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CountryList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('code', models.CharField(max_length=60, unique=True, verbose_name='code')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
                ('description', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='description')),
                ('complete', models.BooleanField(verbose_name='complete')),
                ('size', models.PositiveIntegerField(blank=True, null=True, verbose_name='number of members')),
                ('reason', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='reason')),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='note')),
            ],
            options={
                'verbose_name': 'country list',
                'ordering': ['code'],
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('certain__isnull', True), models.Q(('certain__contained_by', models.F('valid')), ('certain__isempty', False)), _connector='OR'), name='reference_countrylist_certain_is_possible'), models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='reference_countrylist_valid_some_day'), models.CheckConstraint(condition=models.Q(('sources__len__gte', 1)), name='reference_countrylist_sourced')],
            },
        ),
        migrations.CreateModel(
            name='CountryListEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('code', models.CharField(max_length=60, verbose_name='code')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
                ('description', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='description')),
                ('complete', models.BooleanField(verbose_name='complete')),
                ('size', models.PositiveIntegerField(blank=True, null=True, verbose_name='number of members')),
                ('reason', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='reason')),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='note')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.countrylist')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CountryName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lang', models.CharField(max_length=3, verbose_name='language')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('sort_key', models.CharField(db_collation='C', max_length=1000)),
                ('source', models.CharField(blank=True, max_length=60, verbose_name='source')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='reference.country')),
            ],
            options={
                'verbose_name': 'name of a country',
                'ordering': ['country', 'lang'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CountryNameEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('lang', models.CharField(max_length=3, verbose_name='language')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('sort_key', models.CharField(db_collation='C', max_length=1000)),
                ('source', models.CharField(blank=True, max_length=60, verbose_name='source')),
                ('country', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.country')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.countryname')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CurrencyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=3, verbose_name='code')),
                ('minor_units', models.PositiveSmallIntegerField(verbose_name='minor units')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.currency')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, unique=True, verbose_name='code')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('language', models.CharField(max_length=8, verbose_name='language')),
                ('kind', models.CharField(max_length=60, verbose_name='kind')),
                ('earliest', models.DateField(blank=True, null=True)),
                ('latest', models.DateField(blank=True, null=True)),
                ('publisher', models.CharField(max_length=300, verbose_name='publisher')),
                ('identifier', models.CharField(blank=True, max_length=120, verbose_name='identifier')),
                ('lines', models.PositiveIntegerField(blank=True, null=True, verbose_name='lines')),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='note')),
            ],
            options={
                'verbose_name': 'document',
                'ordering': ['code'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('latest__gte', models.F('earliest')), ('earliest__isnull', True), ('latest__isnull', True), _connector='OR'), name='reference_document_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='DocumentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=32, verbose_name='code')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('language', models.CharField(max_length=8, verbose_name='language')),
                ('kind', models.CharField(max_length=60, verbose_name='kind')),
                ('earliest', models.DateField(blank=True, null=True)),
                ('latest', models.DateField(blank=True, null=True)),
                ('publisher', models.CharField(max_length=300, verbose_name='publisher')),
                ('identifier', models.CharField(blank=True, max_length=120, verbose_name='identifier')),
                ('lines', models.PositiveIntegerField(blank=True, null=True, verbose_name='lines')),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='note')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.document')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExchangeRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('rate', models.DecimalField(decimal_places=8, max_digits=18, verbose_name='rate')),
                ('currency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rates', to='reference.currency')),
            ],
            options={
                'verbose_name': 'euro rate',
                'ordering': ['-day', 'currency'],
                'permissions': [('load_rates', "Load the European Central Bank's euro rates")],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ExchangeRateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('day', models.DateField(verbose_name='day')),
                ('rate', models.DecimalField(decimal_places=8, max_digits=18, verbose_name='rate')),
                ('currency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.currency')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.exchangerate')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ListMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('reason', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='reason')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='reference.country')),
                ('country_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='reference.countrylist')),
            ],
            options={
                'verbose_name': 'country on a list',
                'verbose_name_plural': 'countries on lists',
                'ordering': ['country_list', 'country'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ListMembershipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('reason', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True, verbose_name='reason')),
                ('country', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.country')),
                ('country_list', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.countrylist')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.listmembership')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ListRegion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='name')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None, verbose_name='sources')),
                ('position', models.PositiveIntegerField()),
                ('country_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regions', to='reference.countrylist')),
            ],
            options={
                'verbose_name': 'area of a country list',
                'ordering': ['country_list', 'position'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ListRegionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='name')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None, verbose_name='sources')),
                ('position', models.PositiveIntegerField()),
                ('country_list', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.countrylist')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.listregion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=3, unique=True, verbose_name='M49 code')),
                ('kind', models.CharField(choices=[('world', 'world'), ('continent', 'continent'), ('sub-region', 'sub-region'), ('intermediate-region', 'intermediate region')], max_length=20, verbose_name='kind')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='reference.region')),
            ],
            options={
                'verbose_name': 'region',
                'ordering': ['code'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CountryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('certain', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('iso2', models.CharField(max_length=2, verbose_name='alpha-2 code')),
                ('iso3', models.CharField(max_length=3, verbose_name='alpha-3 code')),
                ('m49', models.CharField(blank=True, max_length=3, null=True, verbose_name='M49 code')),
                ('dac_code', models.CharField(blank=True, max_length=5, null=True, verbose_name='DAC recipient code')),
                ('status', models.CharField(choices=[('official', 'assigned by ISO 3166-1'), ('user-assigned', 'user-assigned code, not part of ISO 3166-1'), ('withdrawn', 'withdrawn from ISO 3166-1')], default='official', max_length=20, verbose_name='status')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.country')),
                ('region', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='country',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='countries', to='reference.region'),
        ),
        migrations.CreateModel(
            name='RegionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=3, verbose_name='M49 code')),
                ('kind', models.CharField(choices=[('world', 'world'), ('continent', 'continent'), ('sub-region', 'sub-region'), ('intermediate-region', 'intermediate region')], max_length=20, verbose_name='kind')),
                ('names', corridor.foundation.kernel.models.texts.TranslatedField(verbose_name='names')),
                ('parent', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.region')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reference.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='code',
            constraint=models.CheckConstraint(condition=models.Q(('certain__isnull', True), models.Q(('certain__contained_by', models.F('valid')), ('certain__isempty', False)), _connector='OR'), name='reference_code_certain_is_possible'),
        ),
        migrations.AddConstraint(
            model_name='code',
            constraint=models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='reference_code_valid_some_day'),
        ),
        migrations.AddConstraint(
            model_name='code',
            constraint=models.UniqueConstraint(fields=('code_list', 'code'), name='reference_code_once_in_a_list'),
        ),
        migrations.AddIndex(
            model_name='countryname',
            index=models.Index(fields=['lang', 'sort_key'], name='reference_name_order'),
        ),
        migrations.AddConstraint(
            model_name='countryname',
            constraint=models.UniqueConstraint(fields=('country', 'lang'), name='reference_countryname_one_per_language'),
        ),
        migrations.AddIndex(
            model_name='exchangerate',
            index=models.Index(fields=['day'], name='reference_rate_day'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.UniqueConstraint(fields=('currency', 'day'), name='reference_exchangerate_one_per_day'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('rate__gt', 0)), name='reference_exchangerate_positive'),
        ),
        migrations.AddConstraint(
            model_name='listmembership',
            constraint=models.CheckConstraint(condition=models.Q(('certain__isnull', True), models.Q(('certain__contained_by', models.F('valid')), ('certain__isempty', False)), _connector='OR'), name='reference_listmembership_certain_is_possible'),
        ),
        migrations.AddConstraint(
            model_name='listmembership',
            constraint=models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='reference_listmembership_valid_some_day'),
        ),
        migrations.AddConstraint(
            model_name='listmembership',
            constraint=models.CheckConstraint(condition=models.Q(('sources__len__gte', 1)), name='reference_listmembership_sourced'),
        ),
        migrations.AddConstraint(
            model_name='listmembership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('certain__isnull', False), ('country__isnull', False), ('country_list__isnull', False)), expressions=[(models.Func(models.F('country_list_id'), models.F('country_list_id'), models.Value('[]'), function='int8range'), '&&'), (models.Func(models.F('country_id'), models.F('country_id'), models.Value('[]'), function='int8range'), '&&'), ('certain', '&&')], name='reference_membership_no_overlap'),
        ),
        migrations.AddConstraint(
            model_name='country',
            constraint=models.CheckConstraint(condition=models.Q(('certain__isnull', True), models.Q(('certain__contained_by', models.F('valid')), ('certain__isempty', False)), _connector='OR'), name='reference_country_certain_is_possible'),
        ),
        migrations.AddConstraint(
            model_name='country',
            constraint=models.CheckConstraint(condition=models.Q(('valid__isempty', False)), name='reference_country_valid_some_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codelist',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_codelistevent" ("code", "description", "id", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "url") SELECT new_values."code", new_values."description", new_values."id", new_values."names", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sources", new_values."url" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='77c1331a839071c3adc1a8f1c470fec2c0257a70', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dbafe', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_codelist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codelist',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_codelistevent" ("code", "description", "id", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "url") SELECT new_values."code", new_values."description", new_values."id", new_values."names", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sources", new_values."url" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='16cef3a1e95dc8075061d29f7c1382c079c509a7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_888cc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_codelist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codelist',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_codelistevent" ("code", "description", "id", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "url") SELECT old_values."code", old_values."description", old_values."id", old_values."names", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sources", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2c5346f8be025de16c03a777a5e59423eb6ef435', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_31e2e', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_codelist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countrylist',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_countrylistevent" ("certain", "code", "complete", "description", "id", "names", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "size", "sources", "valid") SELECT new_values."certain", new_values."code", new_values."complete", new_values."description", new_values."id", new_values."names", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."size", new_values."sources", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='501962c82e1c053f39b0b76e03a99fa303b85dfe', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_94f30', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_countrylist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countrylist',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_countrylistevent" ("certain", "code", "complete", "description", "id", "names", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "size", "sources", "valid") SELECT new_values."certain", new_values."code", new_values."complete", new_values."description", new_values."id", new_values."names", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."size", new_values."sources", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9ac9b774794368ebc415a5c078da3ddbbd0f512f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_80977', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_countrylist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countrylist',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_countrylistevent" ("certain", "code", "complete", "description", "id", "names", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "size", "sources", "valid") SELECT old_values."certain", old_values."code", old_values."complete", old_values."description", old_values."id", old_values."names", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."size", old_values."sources", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='06e23753cd2d449925907a716e8c9db41aa53534', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1a804', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_countrylist', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='currency',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_currencyevent" ("code", "id", "minor_units", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."id", new_values."minor_units", new_values."names", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='44d28d82bf050d9429b36c68e3ca7a155566bb68', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5690d', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_currency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='currency',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_currencyevent" ("code", "id", "minor_units", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."id", new_values."minor_units", new_values."names", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e87583548bb326e685a37e9129568304aa1f1c7b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5b6ed', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_currency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='currency',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_currencyevent" ("code", "id", "minor_units", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."code", old_values."id", old_values."minor_units", old_values."names", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='88b7d514a36c790905ceea971aeeb1b8d605ba45', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_96409', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_currency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_documentevent" ("code", "earliest", "id", "identifier", "kind", "language", "latest", "lines", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "title") SELECT new_values."code", new_values."earliest", new_values."id", new_values."identifier", new_values."kind", new_values."language", new_values."latest", new_values."lines", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."publisher", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='30e016629662c88c196c8d306f9f0f6908f563a2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d59f4', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_documentevent" ("code", "earliest", "id", "identifier", "kind", "language", "latest", "lines", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "title") SELECT new_values."code", new_values."earliest", new_values."id", new_values."identifier", new_values."kind", new_values."language", new_values."latest", new_values."lines", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."publisher", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5ce48ea093109cedb394b237af07246936ea594e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_59b5a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_documentevent" ("code", "earliest", "id", "identifier", "kind", "language", "latest", "lines", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "title") SELECT old_values."code", old_values."earliest", old_values."id", old_values."identifier", old_values."kind", old_values."language", old_values."latest", old_values."lines", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."publisher", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='013506ed2c86b3ef7f63600f8931496d0ece8396', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0517c', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1739fedfb2885a09d0e7209a3df5fb2c1770848c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f44c1', table='reference_codeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='code',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_codeevent" ("certain", "code", "code_list_id", "id", "names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "valid") SELECT new_values."certain", new_values."code", new_values."code_list_id", new_values."id", new_values."names", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c8e79d67a0de8a544ecef425c0b3376f2b005772', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1f3ff', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_code', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='code',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_codeevent" ("certain", "code", "code_list_id", "id", "names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "valid") SELECT new_values."certain", new_values."code", new_values."code_list_id", new_values."id", new_values."names", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='41c9f5e869de43617806237aac4899ef1c6a44fc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_521cf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_code', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='code',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_codeevent" ("certain", "code", "code_list_id", "id", "names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "valid") SELECT old_values."certain", old_values."code", old_values."code_list_id", old_values."id", old_values."names", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3e30f13c5964bc37d640e5939dbcd77566fd74c2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7bb15', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_code', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codelistevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='196e0ac1e2c50c25f178ba25ab66812ea182d0e7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_455dd', table='reference_codelistevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countrylistevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='94ca8da1fd68e030449ade845f40dcb0ca05b6fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c7e0c', table='reference_countrylistevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countryname',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_countrynameevent" ("country_id", "id", "lang", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sort_key", "source") SELECT new_values."country_id", new_values."id", new_values."lang", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sort_key", new_values."source" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='172ecf0c9c7841dd12a28e209ce403bc4ff9a111', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2e1eb', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_countryname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countryname',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_countrynameevent" ("country_id", "id", "lang", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sort_key", "source") SELECT new_values."country_id", new_values."id", new_values."lang", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sort_key", new_values."source" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='79145cc40f6ea3102f14a34ff65e0845ab2cadd3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e1587', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_countryname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countryname',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_countrynameevent" ("country_id", "id", "lang", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sort_key", "source") SELECT old_values."country_id", old_values."id", old_values."lang", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sort_key", old_values."source" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a3102dd3fe51e1454e1ed79ac25f3f6e0abf94b4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_68cfa', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_countryname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countrynameevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8db54b9f3e26ef11f2e2856fad703e2f737343d4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_942c6', table='reference_countrynameevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='currencyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6d119296c66b559da36de817c9c863dcf02b2f59', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ecd8b', table='reference_currencyevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ea407e18e49bbcc31600c4f5872ea9d1354cf996', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a4744', table='reference_documentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exchangerate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_exchangerateevent" ("currency_id", "day", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate") SELECT new_values."currency_id", new_values."day", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rate" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3d934221375ec210b2454f941fe0b25587a90dca', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_beaf2', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_exchangerate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exchangerate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_exchangerateevent" ("currency_id", "day", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate") SELECT new_values."currency_id", new_values."day", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rate" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='01d25ced054e3bbca8905eb6d29342a748b3aa1c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_edebd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_exchangerate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exchangerate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_exchangerateevent" ("currency_id", "day", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate") SELECT old_values."currency_id", old_values."day", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rate" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7c91a4ff6f8208c6fff1c23bdd16aac324167451', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e6c9b', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_exchangerate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exchangerateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8429478002354b9863863bfed6bd3706efcd4f3a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9375e', table='reference_exchangerateevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='listmembership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_listmembershipevent" ("certain", "country_id", "country_list_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sources", "valid") SELECT new_values."certain", new_values."country_id", new_values."country_list_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."sources", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b5e94a7f0f39463bc944346263d626b5d35cac55', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3d028', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_listmembership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='listmembership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_listmembershipevent" ("certain", "country_id", "country_list_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sources", "valid") SELECT new_values."certain", new_values."country_id", new_values."country_list_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."sources", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e0bc52ea72e7faea116b22f493a3c2888baada76', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2cff0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_listmembership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='listmembership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_listmembershipevent" ("certain", "country_id", "country_list_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sources", "valid") SELECT old_values."certain", old_values."country_id", old_values."country_list_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."sources", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6a189993367a93d136005ac0f71c7191b6ce4d57', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_26454', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_listmembership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='listmembershipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='96a56cd56fc4682976b6dc67d7b25af304ce68e1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_52673', table='reference_listmembershipevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='listregion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_listregionevent" ("country_list_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources") SELECT new_values."country_list_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."sources" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='17c724d2ab5f386f575ed9db9e7978796454a213', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f33df', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_listregion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='listregion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_listregionevent" ("country_list_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources") SELECT new_values."country_list_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."sources" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b75dbdf1627de13415da9d2d79ef1bea194de24b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8e657', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_listregion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='listregion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_listregionevent" ("country_list_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources") SELECT old_values."country_list_id", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."sources" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8841e511a11d4c6dc12562527c07f58390bd1c18', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3167d', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_listregion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='listregionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e7dbd4e4763b68a3f097d9fe858246f61f589f33', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5e9ed', table='reference_listregionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='region',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_regionevent" ("code", "id", "kind", "names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."id", new_values."kind", new_values."names", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='484bbdb1dfb83fa64ced18df2c67bbbf18fb311f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b9653', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_region', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='region',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_regionevent" ("code", "id", "kind", "names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."id", new_values."kind", new_values."names", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='efd38f7859f43dec1b14dd4de6687e203ed03341', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_94e2f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_region', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='region',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_regionevent" ("code", "id", "kind", "names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."code", old_values."id", old_values."kind", old_values."names", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3319eb27f2655cd11547b0bf2d5001f6c034bc91', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ba29d', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_region', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5c1f81c2748d51aa954db95b408f13f9219b1a6e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2b3f9', table='reference_countryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_countryevent" ("certain", "dac_code", "id", "iso2", "iso3", "m49", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "status", "valid") SELECT new_values."certain", new_values."dac_code", new_values."id", new_values."iso2", new_values."iso3", new_values."m49", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_id", new_values."status", new_values."valid" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1ef9ba2d9e75bb10b097b181125504a281f6c261', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_834e6', referencing='REFERENCING NEW TABLE AS new_values ', table='reference_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_countryevent" ("certain", "dac_code", "id", "iso2", "iso3", "m49", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "status", "valid") SELECT new_values."certain", new_values."dac_code", new_values."id", new_values."iso2", new_values."iso3", new_values."m49", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_id", new_values."status", new_values."valid" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f983038c04fccfedfb78f3fbd8434ba176f26380', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_21a1d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reference_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reference_countryevent" ("certain", "dac_code", "id", "iso2", "iso3", "m49", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "status", "valid") SELECT old_values."certain", old_values."dac_code", old_values."id", old_values."iso2", old_values."iso3", old_values."m49", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_id", old_values."status", old_values."valid" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='46860686295839c0589a525beaefa6c15fe79500', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fd72e', referencing='REFERENCING OLD TABLE AS old_values ', table='reference_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='regionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='65cf9675ca1627d1c7240db6998e90195cb24aaf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f24f6', table='reference_regionevent', when='BEFORE')),
        ),
    ]
